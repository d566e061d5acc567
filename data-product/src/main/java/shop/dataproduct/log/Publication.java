package shop.dataproduct.log;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import shop.contract.ResourceEvent;

/** What one unit of work of the publisher adds to the log. */
final class Publication {

  private final Folds folds;
  private final LogTable table;
  private final LogEnd end;
  private final Arrivals arrivals;
  private final LogDelay delay;
  private final List<Telling> tellings = new ArrayList<>();
  private final Set<EventName> names = new HashSet<>();
  private final List<ResourceEvent> told = new ArrayList<>();
  private Runnable appending = () -> {};

  Publication(Folds folds, LogTable table, LogEnd end, Arrivals arrivals, LogDelay delay) {
    this.folds = folds;
    this.table = table;
    this.end = end;
    this.arrivals = arrivals;
    this.delay = delay;
  }

  void add(EventMessage<?> event) {
    folds.tellings(event).forEach(tellings::add);
  }

  /**
   * Adds events of another producer.
   *
   * @throws IllegalStateException when one has the name of an event that is not yet written
   */
  void pass(List<Passed> events) {
    for (var event : events) {
      if (!names.add(event.name())) {
        throw new IllegalStateException(event.name() + " is told in this unit of work already");
      }
    }
    tellings.addAll(events);
  }

  /**
   * Puts together what the unit tells, and remembers it for the unit that comes next: one read for
   * the resources that are not remembered.
   *
   * @throws IllegalStateException outside a transaction; without one a crash would leave the log
   *     and the publisher's token apart
   */
  void compose() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("the log is written in the transaction of the token");
    }
    if (!tellings.isEmpty()) {
      compose(end.untold(tellings));
    }
  }

  private void compose(List<Telling> tellings) {
    if (tellings.isEmpty()) {
      return;
    }
    var standings =
        end.standings(tellings.stream().map(Telling::subject).collect(Collectors.toSet()));
    long position = end.head();
    for (var telling : tellings) {
      var after = telling.after(standings.get(telling.subject()));
      standings.put(telling.subject(), after);
      told.add(telling.at(++position, after));
    }
    end.advance(position, standings);
    appending = table.appending(told);
  }

  /** Appends it all at once. */
  void write() {
    appending.run();
  }

  void committed() {
    if (!told.isEmpty()) {
      arrivals.tell(told);
      delay.published(told);
    }
  }

  void rolledBack() {
    end.forget();
  }
}
