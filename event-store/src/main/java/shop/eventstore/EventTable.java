package shop.eventstore;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every statement on the table {@code domainevententry}. */
final class EventTable {

  /** What a snapshot has as well, in the order in which {@link #set} sets it. */
  static final String COLUMNS =
      "eventidentifier, aggregateidentifier, sequencenumber, type, timestamp,"
          + " payloadtype, payloadrevision, payload, metadata";

  private static final int COLUMN_COUNT = 9;

  private static final String APPEND =
      "insert into domainevententry ("
          + COLUMNS
          + ", globalindex) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  static final String SELECT = "select globalindex, " + COLUMNS + " from domainevententry";

  private final JdbcTemplate jdbc;
  private final Serializer serializer;
  private final String draw;
  private final Object drawing = new Object();

  /**
   * A table.
   *
   * @param draw the statement that draws positions
   */
  EventTable(JdbcTemplate jdbc, Serializer serializer, String draw) {
    this.jdbc = jdbc;
    this.serializer = serializer;
    this.draw = draw;
  }

  /** Appends in one batch, at positions that follow each other. */
  void append(List<? extends EventMessage<?>> events) {
    var positions = positions(events.size()).iterator();
    jdbc.batchUpdate(
        APPEND,
        events,
        events.size(),
        (row, event) -> {
          set(row, event, serializer);
          row.setLong(COLUMN_COUNT + 1, positions.next());
        });
  }

  /**
   * Draws positions for one append. One append at a time, so that the events of transactions that
   * run side by side in a process do not mingle, and a reader that stops at a gap stops between two
   * transactions. Nobody waits here for a lock of the database.
   */
  private List<Long> positions(int count) {
    synchronized (drawing) {
      return jdbc.query(draw, (row, _) -> row.getLong(1), count);
    }
  }

  /** The events after a position as they are now: there may be gaps in between. */
  List<StoredEvent> after(long position, int limit) {
    return jdbc.query(
        SELECT + " where globalindex > ? order by globalindex limit ?",
        (row, _) -> StoredEvent.of(row),
        position,
        limit);
  }

  List<DomainEventData<byte[]>> ofAggregate(String aggregate, long firstSequenceNumber) {
    return jdbc.query(
        SELECT
            + " where aggregateidentifier = ? and sequencenumber >= ?"
            + " order by aggregateidentifier, sequencenumber",
        (row, _) -> StoredEvent.data(row),
        aggregate,
        firstSequenceNumber);
  }

  Optional<Long> lastSequenceNumber(String aggregate) {
    return Optional.ofNullable(
        jdbc.queryForObject(
            "select max(sequencenumber) from domainevententry where aggregateidentifier = ?",
            Long.class,
            aggregate));
  }

  /** The newest position that is seen, 0 when there is none. */
  long newest() {
    return position("select max(globalindex) from domainevententry").orElse(0L);
  }

  /** The position before the oldest event. */
  Optional<Long> beforeOldest() {
    return position("select min(globalindex) - 1 from domainevententry");
  }

  /** The position before the first event that bears this time or a later one. */
  Optional<Long> before(Instant time) {
    return position(
        "select min(globalindex) - 1 from domainevententry where timestamp >= ?",
        DateTimeUtils.formatInstant(time));
  }

  /** The last position that is reached from another one without a gap. */
  long endWithoutGap(long from) {
    return position(
            """
            select coalesce(
                min(case when globalindex > previous + 1 then previous end), max(globalindex))
              from (select globalindex, lag(globalindex, 1, ?) over (order by globalindex) previous
                      from domainevententry where globalindex > ?) positions
            """,
            from,
            from)
        .orElse(from);
  }

  private Optional<Long> position(String sql, Object... arguments) {
    return Optional.ofNullable(jdbc.queryForObject(sql, Long.class, arguments));
  }

  /** Sets {@link #COLUMNS}. What no aggregate has said stands for itself, as in Axon's tables. */
  static void set(PreparedStatement row, EventMessage<?> event, Serializer serializer)
      throws SQLException {
    var ofAggregate =
        event instanceof DomainEventMessage<?> said
            ? said
            : new GenericDomainEventMessage<>(
                null, event.getIdentifier(), 0, event, event::getTimestamp);
    var payload = event.serializePayload(serializer, byte[].class);
    row.setString(1, event.getIdentifier());
    row.setString(2, ofAggregate.getAggregateIdentifier());
    row.setLong(3, ofAggregate.getSequenceNumber());
    row.setString(4, ofAggregate.getType());
    row.setString(5, DateTimeUtils.formatInstant(event.getTimestamp()));
    row.setString(6, payload.getType().getName());
    row.setString(7, payload.getType().getRevision());
    row.setBytes(8, payload.getData());
    row.setBytes(COLUMN_COUNT, event.serializeMetaData(serializer, byte[].class).getData());
  }
}
