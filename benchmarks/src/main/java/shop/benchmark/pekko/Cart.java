package shop.benchmark.pekko;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import shop.benchmark.Line;
import shop.benchmark.Purchase;
import shop.benchmark.pekko.Progress.Phase;

/**
 * A cart and its checkout. It keeps only that the checkout has begun and how it ended: brought to
 * life in between it asks everybody again, and they answer again.
 */
final class Cart extends EventSourcedBehavior<Cart.Command, Cart.Event, Progress> {

  sealed interface Command {}

  record Fill(Purchase purchase, ActorRef<Answer> replyTo) implements Command {}

  record Submit(ActorRef<Answer> replyTo) implements Command {}

  /** To the question that the cart asked last, or one of several that it asked together. */
  record Answered(Answer answer) implements Command {}

  sealed interface Event extends Stored {}

  record Filled(Purchase purchase) implements Event {}

  record Submitted(String cart) implements Event {}

  record Ended(boolean completed) implements Event {}

  private final String id;
  private final ActorRef<Answer> self;
  private final ActorRef<Entities.To<?>> entities;
  private final Consumer<String> ended;

  private Cart(
      String id, ActorRef<Answer> self, ActorRef<Entities.To<?>> entities, Consumer<String> ended) {
    super(PersistenceId.of("cart", id));
    this.id = id;
    this.self = self;
    this.entities = entities;
    this.ended = ended;
  }

  static Behavior<Command> create(
      String id, ActorRef<Entities.To<?>> entities, Consumer<String> ended) {
    return Behaviors.setup(context ->
        new Cart(id, context.messageAdapter(Answer.class, Answered::new), entities, ended));
  }

  @Override
  public Progress emptyState() {
    return new Progress();
  }

  @Override
  public CommandHandler<Command, Event, Progress> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(
            Fill.class,
            fill ->
                Effect()
                    .persist(new Filled(fill.purchase()))
                    .thenRun(_ -> fill.replyTo().tell(Answer.YES)))
        .onCommand(
            Submit.class,
            submit ->
                Effect()
                    .persist(new Submitted(id))
                    .thenRun((Progress progress) -> {
                      submit.replyTo().tell(Answer.YES);
                      reserveLimit(progress);
                    }))
        .onCommand(Answered.class, this::answered)
        .build();
  }

  @Override
  public SignalHandler<Progress> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(
            RecoveryCompleted.instance(),
            progress -> {
              if (progress.isRunning()) {
                reserveLimit(progress);
              }
            })
        .build();
  }

  private Effect<Event, Progress> answered(Progress progress, Answered answered) {
    var refused = answered.answer().refused();
    switch (progress.phase) {
      case RESERVING_LIMIT -> {
        if (refused.isEmpty()) {
          reserve(progress, Phase.RESERVING_FIRST, progress.first());
        } else {
          reject(progress, refused, List.of(), false);
        }
      }
      case RESERVING_FIRST -> {
        if (refused.isEmpty()) {
          reserve(progress, Phase.RESERVING_SECOND, progress.second());
        } else {
          reject(progress, refused, List.of(), true);
        }
      }
      case RESERVING_SECOND -> {
        if (refused.isEmpty()) {
          complete(progress);
        } else {
          reject(progress, refused, List.of(progress.first()), true);
        }
      }
      case COMPLETING, REJECTING -> {
        progress.awaited--;
        if (progress.awaited == 0) {
          return end(progress.phase == Phase.COMPLETING);
        }
      }
    }
    return Effect().none();
  }

  private Effect<Event, Progress> end(boolean completed) {
    return Effect()
        .persist(new Ended(completed))
        .thenRun((Progress _) -> ended.accept(id))
        .thenStop();
  }

  private void reserveLimit(Progress progress) {
    progress.phase = Phase.RESERVING_LIMIT;
    toHousehold(progress, new Household.Reserve(id, progress.purchase().lines(), self));
  }

  private void reserve(Progress progress, Phase phase, Line line) {
    progress.phase = phase;
    toProduct(line, new Product.Reserve(id, line, self));
  }

  private void complete(Progress progress) {
    progress.phase = Phase.COMPLETING;
    var lines = progress.purchase().lines();
    progress.awaited = lines.size() + 1;
    lines.forEach(line -> toProduct(line, new Product.Confirm(id, self)));
    toHousehold(progress, new Household.Count(id, self));
  }

  private void reject(Progress progress, List<Line> refused, List<Line> held, boolean limitIsHeld) {
    progress.phase = Phase.REJECTING;
    progress.awaited = 1 + held.size() + (limitIsHeld ? 1 : 0);
    var customer = progress.purchase().customer();
    tell("wishlist-" + customer, () -> new Wishlist(customer), new Wishlist.Add(id, refused, self));
    held.forEach(line -> toProduct(line, new Product.Release(id, self)));
    if (limitIsHeld) {
      toHousehold(progress, new Household.Release(id, self));
    }
  }

  private void toHousehold(Progress progress, Household.Command command) {
    var household = progress.purchase().household();
    tell("household-" + household, () -> new Household(household), command);
  }

  private void toProduct(Line line, Product.Command command) {
    entities.tell(Product.to(line.product(), command));
  }

  private <M> void tell(String name, Supplier<Behavior<M>> behavior, M message) {
    entities.tell(new Entities.To<>(name, behavior, message));
  }

  @Override
  public EventHandler<Progress, Event> eventHandler() {
    return newEventHandlerBuilder()
        .forAnyState()
        .onEvent(Filled.class, Progress::filled)
        .onEvent(Submitted.class, (progress, _) -> progress.submitted())
        .onEvent(Ended.class, (progress, _) -> progress.ended())
        .build();
  }
}
