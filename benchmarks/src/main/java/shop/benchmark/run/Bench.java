package shop.benchmark.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import shop.benchmark.Workload;

/** {@code ./run bench}: every engine, one after the other, round by round; then what is special. */
public final class Bench {

  private static final int SUBMITTERS = 32;

  /** The growth run is so many times as long as the others. */
  private static final int GROWTH = 10;

  /** Of the special runs: those that a user of this project would compare it with. */
  private static final List<Contestant> SPECIAL =
      List.of(Contestant.OURS, Contestant.OURS_HTTP, Contestant.PLAIN);

  private final Postgres postgres;
  private final Order order;
  private final Results results = new Results();

  private Bench(Postgres postgres, Order order) {
    this.postgres = postgres;
    this.order = order;
  }

  public static void main(String[] arguments) throws Exception {
    var order = Order.parse(Path.of(System.getProperty("shop.home", ".")), arguments);
    var machine = Machine.describe();
    System.out.println(machine);
    try (var postgres = Postgres.start()) {
      var bench = new Bench(postgres, order);
      bench.run();
      new Report(machine, order, bench.results).write();
    }
    System.out.println("Table and chart are in " + order.results());
    System.exit(0);
  }

  private void run() throws Exception {
    for (int round = 1; round <= order.rounds(); round++) {
      for (var contestant : order.contestants()) {
        see(Kind.UNIFORM, contestant, Workload.uniform(), order.measured(), 0);
      }
      for (var contestant : special()) {
        see(Kind.HOT_PRODUCT, contestant, Workload.hotProduct(), order.measured(), 0);
      }
    }
    for (var contestant : special()) {
      double half = results.median(Kind.UNIFORM, contestant).rate() / 2;
      see(Kind.HALF_LOAD, contestant, Workload.uniform(), order.measured(), half);
      see(Kind.GROWTH, contestant, Workload.uniform(), order.measured() * GROWTH, 0);
    }
  }

  private List<Contestant> special() {
    return SPECIAL.stream().filter(order.contestants()::contains).toList();
  }

  private void see(Kind kind, Contestant contestant, Workload workload, int measured, double rate)
      throws IOException, InterruptedException, SQLException {
    postgres.settle();
    var plan = new Plan(contestant, workload, order.warmUp(), measured, SUBMITTERS, rate);
    var seen = child(plan, postgres.freshDatabase());
    results.add(kind, contestant, seen);
    System.out.printf(
        "%-12s %-10s %7.0f checkouts/s  %6.2f CPU s/1,000  %5.2f commits  end p50 %.0f p99 %.0f"
            + " ms%s%n",
        kind,
        contestant,
        seen.rate(),
        seen.cpu(),
        seen.commits(),
        seen.endedP50(),
        seen.endedP99(),
        seen.right() ? "" : "  WRONG, stuck: " + seen.stuck());
  }

  private static Seen child(Plan plan, String url) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add(Child.class.getName());
    command.add(url);
    command.addAll(List.of(plan.arguments()));
    var log = Files.createTempFile("bench-", ".log");
    var builder = new ProcessBuilder(command).redirectError(log.toFile());
    // As a variable, because a class path can be longer than a command line may be.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    var process = builder.start();
    try (Stream<String> lines = process.inputReader().lines()) {
      var seen = lines.filter(Seen::isLine).map(Seen::parse).findFirst();
      int code = process.waitFor();
      if (seen.isEmpty()) {
        throw new IOException(
            plan.contestant() + " ended with " + code + ": " + Files.readString(log));
      }
      Files.delete(log);
      return seen.get();
    }
  }
}
