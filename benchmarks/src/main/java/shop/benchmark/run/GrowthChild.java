package shop.benchmark.run;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import shop.benchmark.Outcome;
import shop.benchmark.Purchase;
import shop.benchmark.ours.InProcess;

/** The process of the growth run that has the service in it. */
final class GrowthChild {

  private static final int SUBMITTERS = 32;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final double MEGABYTE = 1 << 20;
  private static final double GIGABYTE = 1 << 30;

  private GrowthChild() {}

  /** {@code seed URL}, or {@code measure URL CHECKOUTS WARM-UP MEASURED}. */
  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("seed")) {
      seed(arguments[1]);
    } else {
      System.out.println(
          measure(
                  arguments[1],
                  Integer.parseInt(arguments[2]),
                  Integer.parseInt(arguments[3]),
                  Integer.parseInt(arguments[4]))
              .line());
    }
    System.exit(0);
  }

  static void seed(String url) throws Exception {
    var measurement = new Measurement(plan(0, History.SEED));
    try (var engine = InProcess.start(url, History.WORKLOAD, measurement::ended);
        var connection = DriverManager.getConnection(url)) {
      if (measurement.measure(engine, connection, History.seed()).stuck() > 0) {
        throw new IllegalStateException("the past is not over");
      }
      awaitConsequences(connection);
    }
  }

  /** What follows checkouts may take a moment after the last one has ended. */
  private static void awaitConsequences(Connection connection) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long refused =
        History.seed().stream().filter(purchase -> purchase.outcome() != Outcome.COMPLETED).count();
    while (number(connection, "select count(*) from sagaentry") > 0
        || number(connection, "select count(*) from submission_deadline") > 0
        || number(connection, "select count(*) from waiting_wish") < refused) {
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException("what follows is not over after " + PATIENCE);
      }
      Thread.sleep(Duration.ofMillis(100));
    }
  }

  static Grown measure(String url, int checkouts, int warmUp, int measured) throws Exception {
    var measurement = new Measurement(plan(warmUp, measured));
    var purchases = History.purchases(warmUp + measured, "now-", checkouts / History.SEED);
    try (var engine = InProcess.open(url, History.WORKLOAD, measurement::ended);
        var connection = DriverManager.getConnection(url)) {
      double ready =
          (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1e3;
      var seen = measurement.measure(engine, connection, purchases);
      System.gc();
      double heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
      return new Grown(
          checkouts,
          ready,
          heap,
          number(connection, "select pg_database_size(current_database())") / GIGABYTE,
          seen.right(seen.stuck() == 0 && ended(connection).equals(expected(purchases))));
    }
  }

  private static Plan plan(int warmUp, int measured) {
    return new Plan(Contestant.OURS, History.WORKLOAD, warmUp, measured, SUBMITTERS, 0);
  }

  /** How the checkouts of this run ended, and what is left of their sagas. */
  private static List<Long> ended(Connection connection) throws SQLException {
    var ofThisRun = "select count(*) from public_log where subject like 'now-%' and type = ";
    return List.of(
        number(connection, ofThisRun + "'shop.checkout.completed'"),
        number(connection, ofThisRun + "'shop.checkout.rejected'"),
        number(connection, "select count(*) from sagaentry"));
  }

  private static List<Long> expected(List<Purchase> purchases) {
    long completed =
        purchases.stream().filter(purchase -> purchase.outcome() == Outcome.COMPLETED).count();
    return List.of(completed, purchases.size() - completed, 0L);
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
