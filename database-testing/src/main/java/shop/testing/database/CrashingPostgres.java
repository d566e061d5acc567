package shop.testing.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL of its own, as durable as it comes, that can be stopped as {@code pg_ctl stop -m
 * immediate} stops it: without a checkpoint, so that the next start recovers from its log.
 */
public final class CrashingPostgres implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(1);

  private final Path data;
  private EmbeddedPostgres server;

  private CrashingPostgres(Path data, EmbeddedPostgres server) {
    this.data = data;
    this.server = server;
  }

  /**
   * Starts one.
   *
   * @param data where it keeps its data, which stay there
   */
  public static CrashingPostgres start(Path data) {
    return new CrashingPostgres(data, start(data, 0));
  }

  /** A port of 0 is any that is free. */
  private static EmbeddedPostgres start(Path data, int port) {
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(data)
          .setCleanDataDirectory(false)
          .setPort(port)
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .setPGStartupWait(START)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The URL of its one database, with user and password in it; the same after every start. */
  public String url() {
    return server.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true";
  }

  /** Ends it in the middle of its work. */
  public void crash() {
    // SIGQUIT is what the mode "immediate" sends; Java can only send SIGTERM and SIGKILL.
    try {
      var postmaster = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
      new ProcessBuilder("kill", "-QUIT", postmaster).inheritIO().start().waitFor();
      var ended = ProcessHandle.of(Long.parseLong(postmaster)).map(ProcessHandle::onExit);
      if (ended.isPresent()) {
        ended.get().orTimeout(START.toSeconds(), TimeUnit.SECONDS).join();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while PostgreSQL ends", e);
    }
  }

  /** Starts it again on what it has left, after {@link #crash()}. */
  public void recover() {
    int port = server.getPort();
    close();
    server = start(data, port);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
