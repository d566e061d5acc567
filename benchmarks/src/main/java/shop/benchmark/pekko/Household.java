package shop.benchmark.pekko;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import shop.benchmark.Line;
import shop.benchmark.Workload;

/** What a household has reserved and used of the limits. */
final class Household
    extends EventSourcedBehavior<Household.Command, Household.Event, Household.Use> {

  sealed interface Command {
    String cart();

    ActorRef<Answer> replyTo();
  }

  record Reserve(String cart, List<Line> lines, ActorRef<Answer> replyTo) implements Command {}

  record Release(String cart, ActorRef<Answer> replyTo) implements Command {}

  record Count(String cart, ActorRef<Answer> replyTo) implements Command {}

  sealed interface Event extends Stored {
    String cart();
  }

  record Reserved(String cart, List<Line> lines) implements Event {}

  record Released(String cart) implements Event {}

  record Used(String cart) implements Event {}

  /** Pieces by product that count against the limits, and who holds some. */
  static final class Use {
    private final Map<String, Integer> pieces = new HashMap<>();
    private final Map<String, List<Line>> held = new HashMap<>();

    List<Line> excess(List<Line> lines) {
      return lines.stream()
          .filter(line -> pieces.getOrDefault(line.product(), 0) + line.quantity() > Workload.LIMIT)
          .toList();
    }

    Use reserved(Reserved event) {
      held.put(event.cart(), event.lines());
      event.lines().forEach(line -> pieces.merge(line.product(), line.quantity(), Integer::sum));
      return this;
    }

    Use released(Released event) {
      Objects.requireNonNull(held.remove(event.cart()))
          .forEach(line -> pieces.merge(line.product(), -line.quantity(), Integer::sum));
      return this;
    }

    Use used(Used event) {
      held.remove(event.cart());
      return this;
    }
  }

  Household(String id) {
    super(PersistenceId.of("household", id));
  }

  @Override
  public Use emptyState() {
    return new Use();
  }

  @Override
  public CommandHandler<Command, Event, Use> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(Reserve.class, this::reserve)
        .onCommand(Release.class, (use, release) -> end(use, release, new Released(release.cart())))
        .onCommand(Count.class, (use, count) -> end(use, count, new Used(count.cart())))
        .build();
  }

  private Effect<Event, Use> reserve(Use use, Reserve reserve) {
    var excess = use.excess(reserve.lines());
    if (use.held.containsKey(reserve.cart()) || !excess.isEmpty()) {
      return Effect().none().thenRun(_ -> reserve.replyTo().tell(new Answer(excess)));
    }
    return Effect()
        .persist(new Reserved(reserve.cart(), reserve.lines()))
        .thenRun(_ -> reserve.replyTo().tell(Answer.YES));
  }

  /** What is not held any more has ended before. */
  private Effect<Event, Use> end(Use use, Command command, Event event) {
    return use.held.containsKey(command.cart())
        ? Effect().persist(event).thenRun(_ -> command.replyTo().tell(Answer.YES))
        : Effect().none().thenRun(_ -> command.replyTo().tell(Answer.YES));
  }

  @Override
  public EventHandler<Use, Event> eventHandler() {
    return newEventHandlerBuilder()
        .forAnyState()
        .onEvent(Reserved.class, Use::reserved)
        .onEvent(Released.class, Use::released)
        .onEvent(Used.class, Use::used)
        .build();
  }
}
