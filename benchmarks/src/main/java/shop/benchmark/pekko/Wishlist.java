package shop.benchmark.pekko;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import shop.benchmark.Line;

/** What a customer could not have. */
final class Wishlist extends EventSourcedBehavior<Wishlist.Add, Wishlist.Added, Set<String>> {

  record Add(String cart, List<Line> lines, ActorRef<Answer> replyTo) {}

  record Added(String cart, List<Line> lines) implements Stored {}

  Wishlist(String customer) {
    super(PersistenceId.of("wishlist", customer));
  }

  @Override
  public Set<String> emptyState() {
    return new HashSet<>();
  }

  /** The state is the carts that have been here. */
  @Override
  public CommandHandler<Add, Added, Set<String>> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(
            Add.class,
            (carts, add) ->
                carts.contains(add.cart())
                    ? Effect().none().thenRun(_ -> add.replyTo().tell(Answer.YES))
                    : Effect()
                        .persist(new Added(add.cart(), add.lines()))
                        .thenRun(_ -> add.replyTo().tell(Answer.YES)))
        .build();
  }

  @Override
  public EventHandler<Set<String>, Added> eventHandler() {
    return newEventHandlerBuilder()
        .forAnyState()
        .onEvent(
            Added.class,
            (carts, added) -> {
              carts.add(added.cart());
              return carts;
            })
        .build();
  }
}
