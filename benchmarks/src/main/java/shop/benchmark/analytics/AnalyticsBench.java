package shop.benchmark.analytics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;
import shop.benchmark.run.Machine;
import shop.benchmark.run.Postgres;
import shop.benchmark.run.Spent;

/** {@code ./run bench-analytics}: the analytic store and PostgreSQL on the same events. */
public final class AnalyticsBench {

  private static final int WARM = 3;
  private static final String ALONE = "--alone";
  private static final String USAGE = "./run bench-analytics [--events=10000000] [--alone]";

  private final List<String> report = new ArrayList<>();
  private final Connection postgres;

  /** Whether nothing is compared, which takes a fraction of the time. */
  private final boolean alone;

  private double madeOfJsonb;

  private AnalyticsBench(Connection postgres, boolean alone) {
    this.postgres = postgres;
    this.alone = alone;
  }

  public static void main(String[] arguments) throws Exception {
    long events = 10_000_000;
    boolean alone = false;
    for (var argument : arguments) {
      if (argument.equals(ALONE)) {
        alone = true;
      } else if (argument.matches("--events=\\d+")) {
        events = Long.parseLong(argument.replaceAll("\\D", ""));
      } else {
        throw new IllegalArgumentException(argument + " is not known\n" + USAGE);
      }
    }
    var machine = Machine.describe();
    var directory = Files.createTempDirectory("bench-analytics");
    try (var server = Postgres.start()) {
      var url = server.freshDatabase();
      try (var connection = DriverManager.getConnection(url)) {
        var bench = new AnalyticsBench(connection, alone);
        bench.say("%,d events. %s".formatted(events, machine));
        bench.say("");
        FilledLog.make(url, connection, events);
        server.settle();
        bench.measure(url, directory, events);
        bench.write();
      }
    } finally {
      FileSystemUtils.deleteRecursively(directory);
    }
    System.exit(0);
  }

  private void measure(String url, Path directory, long events)
      throws SQLException, IOException, InterruptedException {
    var before = Spent.now(postgres);
    try (var alone = new StoreAlone(url, directory)) {
      var store = alone.store();
      while (!store.await(events, Duration.ofSeconds(10))) {
        System.out.printf("%,d%n", store.position());
      }
      var rebuild = Spent.now(postgres).minus(before);
      var sizes = Sizes.of(store);
      if (!this.alone) {
        jsonb();
      }
      say("| | analytic store | PostgreSQL jsonb |");
      say("|---|---|---|");
      row("made of the log, CPU seconds", rebuild.cpuSeconds(), () -> madeOfJsonb);
      row(
          "bytes an event, the data",
          sizes.data() / (double) events,
          () -> number("select avg(pg_column_size(data)) from events"));
      row(
          "bytes an event, with everything else",
          sizes.all() / (double) events,
          () -> number("select pg_total_relation_size('events')") / events);
      for (var ask : Ask.all(cart(events / 5))) {
        row(
            ask.name() + ", CPU seconds",
            warm(() -> store.read(connection -> rows(connection, ask.store()))),
            () -> warm(() -> rows(postgres, ask.postgres())));
      }
    }
  }

  /** A figure of PostgreSQL. */
  private interface Theirs {
    double figure() throws SQLException, IOException;
  }

  private void row(String name, double ours, Theirs theirs) throws SQLException, IOException {
    say("| %s | %.2f | %s |".formatted(name, ours, alone ? "" : "%.2f".formatted(theirs.figure())));
  }

  private String cart(long position) throws SQLException {
    return text(
        "select subject from public_log where source = 'carts' and position > %d order by position limit 1"
            .formatted(position));
  }

  /** The same events in a table as one would make it, with the indexes that the questions want. */
  private void jsonb() throws SQLException, IOException {
    var before = Spent.now(postgres);
    try (var statement = postgres.createStatement()) {
      statement.execute(
          """
          create table events as select position as log_position, source, subject, sequence as seq,
            type, id, time as occurred_at, data::jsonb as data, correlationid, causationid
            from public_log
          """);
      statement.execute("create index on events (subject, source, seq desc)");
      statement.execute("create index on events (source, subject, seq desc)");
      statement.execute("create index on events (type, occurred_at)");
      statement.execute("vacuum analyze events");
    }
    madeOfJsonb = Spent.now(postgres).minus(before).cpuSeconds();
  }

  private interface Asking {
    long ask() throws SQLException;
  }

  /** CPU seconds of one, after one that is not counted. */
  private double warm(Asking asking) throws SQLException, IOException {
    if (asking.ask() == 0) {
      throw new IllegalStateException("a question has no answer");
    }
    var before = Spent.now(postgres);
    for (int n = 0; n < WARM; n++) {
      asking.ask();
    }
    return Spent.now(postgres).minus(before).cpuSeconds() / WARM;
  }

  private static long rows(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      long rows = 0;
      while (found.next()) {
        rows++;
      }
      return rows;
    }
  }

  private double number(String sql) throws SQLException {
    return Double.parseDouble(text(sql));
  }

  private String text(String sql) throws SQLException {
    try (var statement = postgres.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private void say(String line) {
    report.add(line);
    System.out.println(line);
  }

  private void write() throws IOException {
    var results = Path.of(System.getProperty("shop.home", "."), "benchmarks", "results");
    Files.createDirectories(results);
    Files.write(results.resolve("analytics.md"), report);
  }
}
