package shop.eventstore;

import java.util.List;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Every statement on the table {@code snapshotevententry}. Where nobody makes snapshots, nobody
 * looks for them but once. Those that another process begins to make later go unused, which costs
 * time and is not wrong.
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
  private volatile @Nullable Boolean used;

  SnapshotTable(JdbcTemplate jdbc, Serializer serializer) {
    this.jdbc = jdbc;
    this.serializer = serializer;
  }

  /** Newest first. */
  List<DomainEventData<byte[]>> ofAggregate(String aggregate) {
    return isUsed() ? jdbc.query(FIND, (row, _) -> StoredEvent.data(row), aggregate) : List.of();
  }

  /** Replaces the aggregate's older snapshots; one that is there already stays. */
  void store(DomainEventMessage<?> snapshot) {
    used = true;
    jdbc.update(STORE, row -> EventTable.set(row, snapshot, serializer));
    jdbc.update(
        "delete from snapshotevententry where aggregateidentifier = ? and sequencenumber < ?",
        snapshot.getAggregateIdentifier(),
        snapshot.getSequenceNumber());
  }

  private boolean isUsed() {
    var known = used;
    if (known == null) {
      known =
          Objects.requireNonNull(
              jdbc.queryForObject(
                  "select exists (select 1 from snapshotevententry)", Boolean.class));
      used = known;
    }
    return known;
  }
}
