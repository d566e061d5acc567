package shop.dataproduct.log;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/**
 * The one publisher: tells every inside event to the public log, in the order in which the event
 * store has them. It collects the events of a unit of work and writes when the unit is about to
 * commit, in the transaction in which its processor stores its token, so that a crash leaves both
 * or neither and an event is told exactly once.
 *
 * <p>Positions are dense because there is one writer: its processor must have one thread. Two
 * writers, for a moment of a fail-over, do no harm; one of them meets the primary key and rolls
 * back.
 *
 * <p>An event that is delivered again, because the token was lost or set back, is recognised by its
 * id and not told twice; see {@link LogEnd#untold}. So is setting the token back a way to tell the
 * whole history of a fold that is new.
 */
@Component
@ProcessingGroup(LogPublisher.PROCESSOR)
public final class LogPublisher {

  /** The processor that has to run it: tracking, one thread, failures propagated. */
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

  @EventHandler
  void on(EventMessage<?> event) {
    var unit = CurrentUnitOfWork.get().root();
    unit.<Publication>getOrComputeResource(PUBLICATION, _ -> begin(unit)).add(event);
  }

  private Publication begin(UnitOfWork<?> unit) {
    var publication = new Publication(folds, table, end, arrivals, delay);
    unit.onPrepareCommit(_ -> publication.write());
    unit.afterCommit(_ -> publication.committed());
    unit.onRollback(_ -> publication.rolledBack());
    return publication;
  }
}
