package shop.benchmark.run;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL for the benchmark, durable as it comes: fsync and synchronous_commit are on. */
public final class Postgres implements AutoCloseable {

  private final AtomicInteger databases = new AtomicInteger();
  private final EmbeddedPostgres server;

  private Postgres(EmbeddedPostgres server) {
    this.server = server;
  }

  public static Postgres start() throws IOException {
    return new Postgres(
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "200")
            .setServerConfig("shared_buffers", "512MB")
            .setServerConfig("max_wal_size", "4GB")
            .start());
  }

  /** The URL of an empty database, with user and password in it. */
  public String freshDatabase() throws SQLException {
    var name = "bench" + databases.incrementAndGet();
    execute("create database " + name);
    return server.getJdbcUrl("postgres", name) + "&reWriteBatchedInserts=true";
  }

  /** So that no run pays for the pages that the run before it has left to be written. */
  public void settle() throws SQLException {
    execute("checkpoint");
  }

  private void execute(String sql) throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
