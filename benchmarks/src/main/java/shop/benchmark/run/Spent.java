package shop.benchmark.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What was spent since processes began.
 *
 * @param nanos on a clock that never goes back
 * @param cpuSeconds of this process (engine and client) and of all processes of PostgreSQL
 * @param transactions that wrote: each has one identifier, and one commit
 */
public record Spent(long nanos, double cpuSeconds, long transactions) {

  /** {@code USER_HZ}, which Linux holds at 100 for everything that it tells in /proc. */
  private static final double TICKS_PER_SECOND = 100;

  /** Asks this process, and PostgreSQL by a connection to it. */
  public static Spent now(Connection connection) throws SQLException, IOException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select split_part(pg_read_file('postmaster.pid'), chr(10), 1),"
                    + " pg_snapshot_xmax(pg_current_snapshot())::text::bigint")) {
      row.next();
      return new Spent(System.nanoTime(), ours() + postgres(row.getString(1)), row.getLong(2));
    }
  }

  public Spent minus(Spent before) {
    return new Spent(
        nanos - before.nanos, cpuSeconds - before.cpuSeconds, transactions - before.transactions);
  }

  double seconds() {
    return nanos / 1e9;
  }

  private static double ours() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }

  /**
   * The first process counts what its children had spent when they ended; living ones are added.
   */
  private static double postgres(String postmaster) throws IOException {
    try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      double seconds = 0;
      for (var process : processes) {
        seconds += seconds(process.resolve("stat"), postmaster);
      }
      return seconds;
    }
  }

  private static double seconds(Path stat, String postmaster) {
    try {
      var text = Files.readString(stat);
      var pid = text.substring(0, text.indexOf(' '));
      // After the name, which may contain anything: state, parent, ..., utime, stime, cutime,
      // cstime.
      var field = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
      if (pid.equals(postmaster)) {
        return ticks(field, 11) + ticks(field, 12) + ticks(field, 13) + ticks(field, 14);
      }
      return field[1].equals(postmaster) ? ticks(field, 11) + ticks(field, 12) : 0;
    } catch (IOException e) {
      // It has ended in the meantime.
      return 0;
    }
  }

  private static double ticks(String[] field, int index) {
    return Long.parseLong(field[index]) / TICKS_PER_SECOND;
  }
}
