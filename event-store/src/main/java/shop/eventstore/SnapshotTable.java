package shop.eventstore;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every statement on the table {@code snapshotevententry}. */
final class SnapshotTable {

  private static final String STORE =
      "insert into snapshotevententry ("
          + EventTable.COLUMNS
          + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

  /** Most aggregates have no snapshot, so looking for one has to cost no statement of its own. */
  private static final String NEWEST_AND_LATER =
      "(select 0 globalindex, "
          + EventTable.COLUMNS
          + " from snapshotevententry where aggregateidentifier = ?"
          + " order by sequencenumber desc limit 1) union all "
          + EventTable.SELECT
          + " where aggregateidentifier = ? and sequencenumber > coalesce((select"
          + " max(sequencenumber) from snapshotevententry where aggregateidentifier = ?), -1) order"
          + " by sequencenumber";

  private final JdbcTemplate jdbc;
  private final Serializer serializer;

  SnapshotTable(JdbcTemplate jdbc, Serializer serializer) {
    this.jdbc = jdbc;
    this.serializer = serializer;
  }

  /**
   * The aggregate's newest snapshot, if it has any, and the events after it.
   *
   * @return a snapshot has no position: it is 0
   */
  List<StoredEvent> newestAndLater(String aggregate) {
    return jdbc.query(
        NEWEST_AND_LATER, (row, _) -> StoredEvent.of(row), aggregate, aggregate, aggregate);
  }

  /** Replaces the aggregate's older snapshots; one that is there already stays. */
  void store(DomainEventMessage<?> snapshot) {
    jdbc.update(STORE, row -> EventTable.set(row, snapshot, serializer));
    jdbc.update(
        "delete from snapshotevententry where aggregateidentifier = ? and sequencenumber < ?",
        snapshot.getAggregateIdentifier(),
        snapshot.getSequenceNumber());
  }
}
