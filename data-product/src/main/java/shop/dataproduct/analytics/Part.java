package shop.dataproduct.analytics;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import shop.contract.ResourceEvent;

/**
 * One part of a store while it is written: a database attached under a name, with the tables of the
 * contract and its place in the log. What is appended, what follows from it and the place are
 * committed together, so that a position is in it once or not at all.
 *
 * @param connection of its one writer
 * @param name under which it is attached
 */
record Part(DuckDBConnection connection, String name, ContractSql contract) {

  private static final String SCHEMA = "main";

  /** Makes the tables of a part that begins after a position. */
  void create(Place place) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var table : contract.tables(name)) {
        statement.execute(table);
      }
    }
    try (var row =
        connection.prepareStatement("insert into %s.place values (?, ?, ?)".formatted(name))) {
      row.setLong(1, place.position());
      row.setString(2, place.contract());
      row.setString(3, place.beginning());
      row.execute();
    }
  }

  /** Up to where it has the log, and of which log. */
  Place place() throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select * from %s.place".formatted(name))) {
      row.next();
      return new Place(row.getLong(1), row.getString(2), row.getString(3));
    }
  }

  /** Adds events that follow its place, as they are to be seen; all of them or, failing, none. */
  void add(List<ResourceEvent> events) throws SQLException {
    connection.setAutoCommit(false);
    try {
      append(events);
      settle(sources(events));
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static Set<String> sources(List<ResourceEvent> events) {
    return events.stream().map(event -> event.subject().source()).collect(Collectors.toSet());
  }

  /** Appends to the log alone; {@link #settle} has to follow. */
  void append(List<ResourceEvent> events) throws SQLException {
    try (var rows = connection.createAppender(name, SCHEMA, "log")) {
      for (var event : events) {
        append(event, rows);
      }
    }
  }

  private static void append(ResourceEvent event, DuckDBAppender rows) throws SQLException {
    rows.beginRow();
    rows.append(event.position());
    rows.append(event.subject().source());
    rows.append(event.subject().id());
    rows.append(event.sequence());
    rows.append(event.type());
    rows.append(event.id());
    rows.appendEpochMicros(micros(event.time()));
    rows.append(event.data());
    rows.append(event.correlationId());
    rows.append(event.causationId());
    rows.endRow();
  }

  private static long micros(Instant time) {
    return TimeUnit.SECONDS.toMicros(time.getEpochSecond())
        + TimeUnit.NANOSECONDS.toMicros(time.getNano());
  }

  /**
   * Brings the place up to the log, and the states.
   *
   * @param sources of all that was appended since the last time
   */
  void settle(Set<String> sources) throws SQLException {
    long before = place().position();
    try (var statement = connection.createStatement()) {
      for (var state : contract.states()) {
        if (sources.contains(state.source())) {
          statement.execute(ContractSql.settle(state, name, before));
        }
      }
      statement.execute(
          "update %1$s.place set position = coalesce((select max(log_position) from %1$s.log), position)"
              .formatted(name));
    }
  }
}
