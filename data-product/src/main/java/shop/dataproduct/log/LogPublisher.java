package shop.dataproduct.log;

import java.util.List;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;
import shop.contract.ResourceEvent;

/**
 * The one publisher: tells every inside event to the public log, in the order in which the event
 * store has them, and passes on what other producers tell. It collects the events of a unit of work
 * and writes when the unit is about to commit, in its transaction: that of the events themselves,
 * or that of the token of a processor which follows them. So a crash leaves both or neither and an
 * event is told exactly once.
 *
 * <p>Positions are dense because there is one writer: units of work that publish come one after the
 * other. Two writers, for a moment of a fail-over, do no harm; one of them meets the primary key
 * and rolls back.
 *
 * <p>An event that is delivered again, by a processor that has lost its token, is recognised by its
 * id and not told twice; see {@link LogEnd#untold}.
 */
@Component
@ProcessingGroup(LogPublisher.PROCESSOR)
public final class LogPublisher {

  /** The processor that has to run it: one thread at a time, failures propagated. */
  public static final String PROCESSOR = "publisher";

  private static final String PUBLICATION = Publication.class.getName();

  private final Folds folds;
  private final LogTable table;
  private final LogEnd end;
  private final Arrivals arrivals;
  private final LogDelay delay;

  LogPublisher(Folds folds, LogTable table, LogEnd end, Arrivals arrivals, LogDelay delay) {
    this.folds = folds;
    this.table = table;
    this.end = end;
    this.arrivals = arrivals;
    this.delay = delay;
  }

  /**
   * Begins a unit of work with what the log tells now. If somebody else publishes before it
   * commits, it will be taken back.
   */
  public void beginHere() {
    end.head();
  }

  @EventHandler
  void on(EventMessage<?> event) {
    publicationOf(CurrentUnitOfWork.get().root()).add(event);
  }

  /**
   * Passes events of other producers on, in the current unit of work: in its transaction, and after
   * all that it has told before. None of them may have been {@linkplain #told told}.
   */
  public void pass(List<Passed> events) {
    publicationOf(CurrentUnitOfWork.get().root()).pass(events);
  }

  /** Those of these events that the log tells. */
  public List<ResourceEvent> told(Set<EventName> names) {
    return table.events(names);
  }

  private Publication publicationOf(UnitOfWork<?> unit) {
    return unit.getOrComputeResource(PUBLICATION, _ -> begin(unit));
  }

  private Publication begin(UnitOfWork<?> unit) {
    var publication = new Publication(folds, table, end, arrivals, delay);
    unit.onPrepareCommit(_ -> publication.compose());
    unit.onCommit(_ -> publication.write());
    unit.afterCommit(_ -> publication.committed());
    unit.onRollback(_ -> publication.rolledBack());
    return publication;
  }
}
