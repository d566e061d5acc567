package shop.testing.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL, started when the first test of a Java process asks and ended with the process.
 * PostgreSQL refuses to run as root; zonky then starts it in a user namespace.
 */
public final class PostgresServer {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private PostgresServer() {}

  /** The URL of an empty database that nobody else uses, with user and password in it. */
  public static String freshDatabase() {
    var name = "test" + DATABASES.incrementAndGet();
    try (var connection = Running.SERVER.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create a database", e);
    }
    return Running.SERVER.getJdbcUrl("postgres", name) + "&reWriteBatchedInserts=true";
  }

  private static final class Running {

    static final EmbeddedPostgres SERVER = start();

    /**
     * As a server is by default, but that nothing waits for the disk, and that nobody but the test
     * runs transactions.
     */
    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("autovacuum", "off")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
