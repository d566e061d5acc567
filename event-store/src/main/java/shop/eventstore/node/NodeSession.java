package shop.eventstore.node;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session of PostgreSQL that holds the lock of a node's name, and the lock of the active node as
 * soon as it can have it. It needs a sign of life at least once a lease.
 */
final class NodeSession implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NodeSession.class);

  /** Kinds of advisory locks; they look like nothing else because they are random numbers. */
  private static final int NAMES = 0x5e3a91c4;

  private static final int ACTIVE = 0x1b7f06d2;

  private final Connection connection;
  private final String node;
  private boolean active;

  private NodeSession(Connection connection, String node) {
    this.connection = connection;
    this.node = node;
  }

  /**
   * A session of the node with this name; empty when there is one already.
   *
   * @param sessions opens them under the application name of all sessions of all nodes
   * @param lease how long it lasts without a sign of life, whatever has become of the process, its
   *     machine or the network; it fails to give one when the server does not answer for as long
   */
  static Optional<NodeSession> open(DataSource sessions, String node, Duration lease)
      throws SQLException {
    var session = new NodeSession(sessions.getConnection(), node);
    try {
      session.endsAfter(lease);
      if (session.lock(NAMES, node)) {
        return Optional.of(session);
      }
    } catch (SQLException e) {
      session.close();
      throw e;
    }
    session.close();
    return Optional.empty();
  }

  private void endsAfter(Duration lease) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, Math.toIntExact(lease.toMillis()));
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          set idle_session_timeout = %d;
          set tcp_keepalives_idle = 1; set tcp_keepalives_interval = 1;
          set tcp_keepalives_count = %d
          """
              .formatted(lease.toMillis(), lease.toSeconds()));
    }
  }

  private boolean lock(int kind, String name) throws SQLException {
    try (var statement =
        connection.prepareStatement("select pg_try_advisory_lock(?, hashtext(?))")) {
      statement.setInt(1, kind);
      statement.setString(2, name);
      try (var row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** Takes the lock of the active node or keeps it; either is a sign of life. */
  boolean hold(URI self) throws SQLException {
    if (!active && lock(ACTIVE, "")) {
      active = true;
      fence();
      announce(self);
    } else if (active) {
      try (var statement = connection.createStatement()) {
        statement.execute("select 1");
      }
    }
    return active;
  }

  /**
   * Ends the sessions in which a predecessor has written and not yet committed. When it hangs in
   * the middle of a statement, as in a COPY whose rows it has not sent, no time-out of PostgreSQL
   * takes that back, and whoever appends next would wait for it for ever.
   */
  private void fence() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database()
              and application_name = current_setting('application_name')
              and backend_xid is not null
          """);
    }
  }

  private void announce(URI self) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            insert into active_node (singleton, name, url, since)
              values (true, ?, ?, current_timestamp)
              on conflict (singleton) do update
                set name = excluded.name, url = excluded.url, since = excluded.since
            """)) {
      statement.setString(1, node);
      statement.setString(2, self.toString());
      statement.executeUpdate();
    }
  }

  /** Where the active node can be reached, or its predecessor while it is taking over. */
  Optional<URI> holder() throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select url from active_node")) {
      return row.next() ? Optional.of(URI.create(row.getString(1))) : Optional.empty();
    }
  }

  /** Ends the session, and with it its locks. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("the session has ended already", e);
    }
  }
}
