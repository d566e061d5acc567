package shop.dataproduct.analytics;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.duckdb.DuckDBConnection;
import shop.contract.ResourceEvent;

/**
 * One part of a store while it is written: a database attached under a name, with the tables of the
 * contract and its place in the log. What is appended, what follows from it and the place are
 * committed together, so that a position is in it once or not at all.
 */
final class Part {

  private final DuckDBConnection connection;
  private final String name;
  private final ContractSql contract;
  private final Arriving arriving;

  /**
   * A part, of which there is one at most in a database that is written.
   *
   * @param connection of its one writer
   * @param name under which it is attached
   */
  Part(DuckDBConnection connection, String name, ContractSql contract) throws SQLException {
    this.connection = connection;
    this.name = name;
    this.contract = contract;
    this.arriving = Arriving.in(connection);
  }

  /** Makes the tables of a part that begins after a position. */
  void create(Place place) throws SQLException {
    for (var table : contract.tables(name)) {
      Database.execute(connection, table);
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
    return Place.of(connection, name);
  }

  /** Adds events that follow its place, as they are to be seen; all of them or, failing, none. */
  void add(List<ResourceEvent> events) throws SQLException {
    add(events.iterator());
  }

  /** Adds events that follow its place, as they are to be seen; all of them or, failing, none. */
  void add(Iterator<ResourceEvent> events) throws SQLException {
    connection.setAutoCommit(false);
    try {
      arriving.next(events);
      Database.execute(connection, "insert into %s.log %s".formatted(name, Arriving.SELECT));
      settle();
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  /** Brings the place up to the log, and the states. */
  private void settle() throws SQLException {
    long before = place().position();
    Database.execute(connection, ContractSql.newest(name, before));
    var told = sources();
    for (var state : contract.states()) {
      if (told.contains(state.source())) {
        Database.execute(connection, ContractSql.settle(state, name, before));
      }
    }
    Database.execute(
        connection,
        "update %s.place set position = coalesce((select max(log_position) from newest), position)"
            .formatted(name));
    Database.execute(connection, "drop table newest");
  }

  private Set<String> sources() throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select distinct source from newest")) {
      var sources = new HashSet<String>();
      while (row.next()) {
        sources.add(row.getString(1));
      }
      return sources;
    }
  }
}
