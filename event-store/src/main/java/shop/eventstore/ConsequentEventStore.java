package shop.eventstore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.axonframework.common.Registration;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.SubscribableMessageSource;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * An event store whose events come with their consequences: who acts on them does so in the unit of
 * work that brings them about, and so does whoever acts on what follows. When nothing more follows,
 * all events are appended at once and shown to those who only watch. Then the unit commits. A crash
 * leaves all of it or nothing.
 *
 * <p>What cannot be done in that unit is left over, if the unit says so, and {@link LeftOvers}
 * catches up with it.
 *
 * <p>Nothing is stored while one of them is not there yet: an event that it has not seen would
 * never be shown to it. They do not leave either, as long as the store is used.
 */
public final class ConsequentEventStore extends TailingEventStore {

  private static final String EVENTS = ConsequentEventStore.class.getName();
  private static final String LEAVES = EVENTS + ".leaves";

  private final TransactionManager transactions;
  private final Turn turn;
  private final List<String> acting;
  private final List<String> watching;
  private final Map<String, Consumer<List<? extends EventMessage<?>>>> processors =
      new ConcurrentHashMap<>();
  private final LeftOverTable leftOver;
  private volatile boolean prompt;
  private final List<Runnable> memories = new CopyOnWriteArrayList<>();

  /**
   * A store on an engine.
   *
   * @param jdbc on the engine's database
   * @param pollInterval how long an event that another node committed can stay unnoticed
   * @param turn shared by all who write in this process
   * @param acting processors that may command something because of an event, in their order
   * @param watching processors that see the events of a unit of work once they are complete
   */
  public ConsequentEventStore(
      EventStorageEngine engine,
      JdbcTemplate jdbc,
      Duration pollInterval,
      TransactionManager transactions,
      Turn turn,
      List<String> acting,
      List<String> watching) {
    super(engine, pollInterval);
    this.leftOver = new LeftOverTable(jdbc, engine);
    this.transactions = transactions;
    this.turn = turn;
    this.acting = acting;
    this.watching = watching;
  }

  /** What one of the processors subscribes to. */
  public SubscribableMessageSource<EventMessage<?>> eventsFor(String processor) {
    return subscriber -> {
      processors.put(processor, subscriber);
      return STAYS;
    };
  }

  /** Whoever remembers between units of work has to forget when one is taken back. */
  public void whenTakenBack(Runnable forget) {
    memories.add(forget);
  }

  private static final Registration STAYS = () -> false;

  /** Without a unit of work around it, it is one of its own. */
  @Override
  public void publish(List<? extends EventMessage<?>> events) {
    if (CurrentUnitOfWork.isStarted()) {
      turn.takeUntilTheEndOf(CurrentUnitOfWork.get().root());
      super.publish(events);
    } else {
      var unit = unitOfWork("publication");
      unit.execute(() -> {
        turn.takeUntilTheEndOf(unit);
        unit.attachTransaction(transactions);
        super.publish(events);
      });
    }
  }

  /** Called by the root unit of work for its events, and again for those that follow from them. */
  @Override
  protected void prepareCommit(List<? extends EventMessage<?>> events) {
    var unit = CurrentUnitOfWork.get();
    unit.<List<EventMessage<?>>>getOrComputeResource(EVENTS, _ -> begin(unit)).addAll(events);
    if (!leaves(unit)) {
      show(events, acting);
    }
  }

  private List<EventMessage<?>> begin(UnitOfWork<?> unit) {
    var events = new ArrayList<EventMessage<?>>();
    unit.onPrepareCommit(_ -> append(events, unit));
    return events;
  }

  private void append(List<EventMessage<?>> events, UnitOfWork<?> unit) {
    super.prepareCommit(events);
    if (leaves(unit)) {
      leftOver.add(events);
      prompt = false;
    }
    show(events, watching);
  }

  WholeUnitOfWork unitOfWork(String name) {
    return new WholeUnitOfWork(name, turn);
  }

  /** Decided once for a unit of work. */
  private boolean leaves(UnitOfWork<?> unit) {
    return unit.<Boolean>getOrComputeResource(
        LEAVES,
        _ -> {
          unit.onRollback(_ -> memories.forEach(Runnable::run));
          return !prompt;
        });
  }

  /** A unit of work that has not begun to publish leaves the consequences of its events. */
  static void leaveConsequences(UnitOfWork<?> unit) {
    unit.resources().put(LEAVES, true);
  }

  /** All units of work leave the consequences of their events. */
  void leaveConsequences() {
    prompt = false;
  }

  /** Whether nothing is left over, and nothing will be. */
  boolean isUpToDate() {
    return prompt && leftOver.isEmpty();
  }

  /**
   * Does in a unit of work what others have left.
   *
   * @return whether there may be more; if not, from now on nothing is left
   */
  boolean catchUp(UnitOfWork<?> unit, int limit) {
    turn.takeUntilTheEndOf(unit);
    unit.attachTransaction(transactions);
    var left = leftOver.oldest(limit);
    if (left.isEmpty()) {
      prompt = true;
      return false;
    }
    unit.resources().put(LEAVES, false);
    unit.onRollback(_ -> memories.forEach(Runnable::run));
    show(left.stream().map(LeftOverTable.LeftOver::event).toList(), acting);
    leftOver.remove(left);
    return true;
  }

  private void show(List<? extends EventMessage<?>> events, List<String> names) {
    for (var name : names) {
      var processor = processors.get(name);
      if (processor == null) {
        throw new IllegalStateException("nothing is stored before there is a processor " + name);
      }
      processor.accept(events);
    }
  }
}
