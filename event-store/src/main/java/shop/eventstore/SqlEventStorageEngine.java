package shop.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.AbstractEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Events on H2 or PostgreSQL (15 or newer), read strictly in the order of their positions. Axon's
 * own engine reads on behind a gap and gives the gap up when the events around it look old by the
 * clock of whoever wrote them: with clocks apart, or a slow commit, it skips committed events for
 * good (AxonFramework#4829).
 *
 * <p>Appends take part in Spring's transactions, which is where {@link OpenAppends} learns how they
 * ended.
 */
public class SqlEventStorageEngine extends AbstractEventStorageEngine {

  private static final Logger LOG = LoggerFactory.getLogger(SqlEventStorageEngine.class);

  /** A key that exists already, in both databases: somebody else was faster. */
  private static final String UNIQUE_VIOLATION = "23505";

  private final TransactionManager transactions;
  private final CurrentRevision revision;
  private final Horizon horizon;
  private final EventTable events;
  private final SnapshotTable snapshots;
  private final OrderedEvents ordered;

  /**
   * An engine on a migrated database.
   *
   * @param transactions Spring's, on the same database
   */
  public SqlEventStorageEngine(
      DataSource database, TransactionManager transactions, Serializer serializer) {
    super(
        new Builder()
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .persistenceExceptionResolver(new SQLStateResolver(UNIQUE_VIOLATION)));
    this.transactions = transactions;
    revision = new CurrentRevision(serializer);
    var jdbc = new JdbcTemplate(database);
    horizon = Horizon.of(database);
    events = new EventTable(jdbc, serializer, horizon.draw());
    snapshots = new SnapshotTable(jdbc, serializer);
    ordered = new OrderedEvents(events, new Settled(events, horizon));
  }

  @Override
  protected void appendEvents(List<? extends EventMessage<?>> toAppend, Serializer serializer) {
    if (toAppend.isEmpty()) {
      return;
    }
    transactions.executeInTransaction(() -> {
      horizon.appending();
      try {
        events.append(toAppend);
      } catch (DataAccessException e) {
        handlePersistenceException(e, toAppend.getFirst());
      }
    });
  }

  @Override
  protected Stream<? extends TrackedEventData<?>> readEventData(
      @Nullable TrackingToken token, boolean mayBlock) {
    return ordered.after(position(token)).map(StoredEvent::tracked);
  }

  private static long position(@Nullable TrackingToken token) {
    return switch (token) {
      case null -> 0;
      case GlobalSequenceTrackingToken at -> at.getGlobalIndex();
      default -> throw new IllegalArgumentException("not a token of this store: " + token);
    };
  }

  @Override
  protected Stream<? extends DomainEventData<?>> readEventData(
      String aggregate, long firstSequenceNumber) {
    return events.ofAggregate(aggregate, firstSequenceNumber).stream();
  }

  @Override
  public Optional<Long> lastSequenceNumberFor(String aggregate) {
    return events.lastSequenceNumber(aggregate);
  }

  @Override
  protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
    transactions.executeInTransaction(() -> snapshots.store(snapshot));
  }

  /** Begins with the newest snapshot, if there is one that can be used. */
  @Override
  public DomainEventStream readEvents(String aggregate) {
    var stored = snapshots.newestAndLater(aggregate);
    if (stored.isEmpty() || stored.getFirst().position() > 0) {
      return messages(stored);
    }
    return usable(stored.getFirst())
        .map(snapshot ->
            DomainEventStream.concat(
                DomainEventStream.of(snapshot), messages(stored.subList(1, stored.size()))))
        .orElseGet(() -> readEvents(aggregate, 0));
  }

  /** Reads it now: where that fails the events are still there, and later it would be too late. */
  private Optional<DomainEventMessage<?>> usable(StoredEvent snapshot) {
    try {
      if (revision.allows(snapshot.data())) {
        DomainEventMessage<?> message = messages(List.of(snapshot)).next();
        message.getPayload();
        return Optional.of(message);
      }
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("a snapshot of {} cannot be read", snapshot.data().getAggregateIdentifier(), e);
    }
    return Optional.empty();
  }

  private DomainEventStream messages(List<StoredEvent> stored) {
    return EventStreamUtils.upcastAndDeserializeDomainEvents(
        stored.stream().map(StoredEvent::data), getEventSerializer(), upcasterChain);
  }

  /** Axon asks for one before it reads the events, with which it comes. */
  @Override
  protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregate) {
    return Stream.empty();
  }

  @Override
  public @Nullable TrackingToken createTailToken() {
    return events.beforeOldest().map(GlobalSequenceTrackingToken::new).orElse(null);
  }

  /** Where everything before has been committed or never will be: what is under way is new. */
  @Override
  public @Nullable TrackingToken createHeadToken() {
    long head = ordered.head();
    return head == 0 ? null : new GlobalSequenceTrackingToken(head);
  }

  /** Before the first event of that time or later, and before whatever is still under way. */
  @Override
  public @Nullable TrackingToken createTokenAt(Instant time) {
    long head = ordered.head();
    long at = events.before(time).map(found -> Math.min(found, head)).orElse(head);
    return head == 0 ? null : new GlobalSequenceTrackingToken(at);
  }

  private static final class Builder extends AbstractEventStorageEngine.Builder {}
}
