package shop.eventstore;

import java.time.Duration;
import java.util.List;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * An event store whose readers are woken by whatever ends locally, and otherwise look for what
 * other nodes have done at an interval. Axon's embedded store instead passes events one by one from
 * a producer thread to readers, which splits one transaction's events over several batches and can
 * lose a wake-up for a second.
 */
public class TailingEventStore extends AbstractEventStore {

  private final CommitSignal commits = new CommitSignal();
  private final Duration pollInterval;

  /**
   * A store on an engine.
   *
   * @param pollInterval how long an event that another node committed can stay unnoticed
   */
  public TailingEventStore(EventStorageEngine engine, Duration pollInterval) {
    super(new Builder().storageEngine(engine));
    this.pollInterval = pollInterval;
  }

  /** A rollback is news as well: readers wait at the positions that it gave up. */
  @Override
  protected void prepareCommit(List<? extends EventMessage<?>> events) {
    CurrentUnitOfWork.ifStarted(work -> work.onRollback(_ -> work.onCleanup(_ -> commits.raise())));
    super.prepareCommit(events);
  }

  @Override
  protected void afterCommit(List<? extends EventMessage<?>> events) {
    commits.raise();
  }

  @Override
  public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
    return new TailStream(storageEngine(), commits, pollInterval, token);
  }

  private static final class Builder extends AbstractEventStore.Builder {}
}
