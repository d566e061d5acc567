package shop.benchmark.analytics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import shop.contract.Subject;

/** The service's own table of the log, filled with stories in the shortest way there is. */
final class FilledLog {

  private static final int CHUNK = 1 << 24;

  private final Connection connection;
  private final Map<Subject, Integer> sequences = new HashMap<>();
  private final StringBuilder rows = new StringBuilder(2 * CHUNK);
  private long position;

  private FilledLog(Connection connection) {
    this.connection = connection;
  }

  /**
   * Makes the tables of the service and so many events. The indexes but the primary key are left
   * out: nobody needs them to read from the beginning to the end.
   */
  static void make(String url, Connection connection, long events)
      throws SQLException, IOException {
    Flyway.configure().dataSource(url, null, null).load().migrate();
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          drop index public_log_revision, public_log_event, public_log_source, public_log_type,
            public_log_time
          """);
      new FilledLog(connection).fill(events);
      statement.execute("vacuum analyze public_log");
    }
  }

  private void fill(long events) throws SQLException, IOException {
    for (int story = 0; position < events; story++) {
      for (var told : Story.of(story)) {
        if (position < events) {
          row(told);
        }
      }
      if (rows.length() > CHUNK) {
        copy();
      }
    }
    copy();
  }

  private void row(Story.Told told) {
    var subject = told.kind().subject(told.subject());
    rows.append(++position)
        .append('\t')
        .append(subject.source())
        .append('\t')
        .append(subject.id())
        .append('\t')
        .append(sequences.merge(subject, 1, Integer::sum))
        .append('\t')
        .append(told.type())
        .append('\t')
        .append(told.id())
        .append('\t')
        .append(told.time())
        .append('\t')
        .append(told.data().replace("\\", "\\\\"))
        .append('\t')
        .append(told.correlation() == null ? "\\N" : told.correlation())
        .append('\n');
  }

  /** By way of a file that the server reads, which runs on the same machine. */
  private void copy() throws SQLException, IOException {
    var file = Files.createTempFile("bench-", ".copy");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Files.writeString(file, rows);
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          copy public_log (position, source, subject, sequence, type, id, time, data, correlationid)
            from '%s'
          """
              .formatted(file));
    }
    Files.delete(file);
    rows.setLength(0);
  }
}
