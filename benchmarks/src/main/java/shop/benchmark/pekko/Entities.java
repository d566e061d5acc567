package shop.benchmark.pekko;

import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/** Brings messages to persistent actors, and those to life for whom there is a message. */
final class Entities extends AbstractBehavior<Entities.To<?>> {

  /**
   * A message.
   *
   * @param name of the actor: its kind and its identifier
   * @param behavior what it does when it has to be brought to life
   */
  record To<M>(String name, Supplier<Behavior<M>> behavior, M message) {}

  private Entities(ActorContext<To<?>> context) {
    super(context);
  }

  static Behavior<To<?>> create() {
    return Behaviors.setup(Entities::new);
  }

  @Override
  public Receive<To<?>> createReceive() {
    return newReceiveBuilder().onAnyMessage(this::pass).build();
  }

  private <M> Behavior<To<?>> pass(To<M> to) {
    actor(to).tell(to.message());
    return this;
  }

  @SuppressWarnings("unchecked") // a name has one behavior
  private <M> ActorRef<M> actor(To<M> to) {
    return getContext()
        .getChild(to.name())
        .map(child -> (ActorRef<M>) (ActorRef<?>) child)
        .orElseGet(() -> getContext().spawn(to.behavior().get(), to.name()));
  }
}
