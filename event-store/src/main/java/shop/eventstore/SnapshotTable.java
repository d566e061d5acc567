package shop.eventstore;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Every statement on the table {@code snapshotevententry}. Most aggregates are young and have no
 * snapshot, so nobody looks for one where none is known of. First snapshots that another process
 * makes later go unused, which costs time and is not wrong.
 */
final class SnapshotTable {

  private static final String STORE =
      "insert into snapshotevententry ("
          + EventTable.COLUMNS
          + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

  private static final String FIND =
      "select "
          + EventTable.COLUMNS
          + " from snapshotevententry where aggregateidentifier = ? order by sequencenumber desc";

  private final JdbcTemplate jdbc;
  private final Serializer serializer;
  private volatile @Nullable Set<String> aggregates;

  SnapshotTable(JdbcTemplate jdbc, Serializer serializer) {
    this.jdbc = jdbc;
    this.serializer = serializer;
  }

  /** Newest first. */
  List<DomainEventData<byte[]>> ofAggregate(String aggregate) {
    return aggregates().contains(aggregate)
        ? jdbc.query(FIND, (row, _) -> StoredEvent.data(row), aggregate)
        : List.of();
  }

  /** Replaces the aggregate's older snapshots; one that is there already stays. */
  void store(DomainEventMessage<?> snapshot) {
    aggregates().add(snapshot.getAggregateIdentifier());
    jdbc.update(STORE, row -> EventTable.set(row, snapshot, serializer));
    jdbc.update(
        "delete from snapshotevententry where aggregateidentifier = ? and sequencenumber < ?",
        snapshot.getAggregateIdentifier(),
        snapshot.getSequenceNumber());
  }

  /** Those that have a snapshot, or have had one. */
  private Set<String> aggregates() {
    var known = aggregates;
    if (known == null) {
      known = ConcurrentHashMap.newKeySet();
      known.addAll(
          jdbc.queryForList(
              "select distinct aggregateidentifier from snapshotevententry", String.class));
      aggregates = known;
    }
    return known;
  }
}
