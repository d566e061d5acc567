package shop.benchmark.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import shop.benchmark.Workload;

/** {@code ./run bench}: every engine, one after the other, round by round; then what is special. */
public final class Bench {

  private static final int SUBMITTERS = 32;

  /** Of the special runs: those that a user of this project would compare it with. */
  private static final List<Contestant> SPECIAL =
      List.of(Contestant.OURS, Contestant.OURS_HTTP, Contestant.PLAIN);

  private final Postgres postgres;
  private final Order order;
  private final Results results;

  private Bench(Postgres postgres, Order order, Results results) {
    this.postgres = postgres;
    this.order = order;
    this.results = results;
  }

  private static Path noted(Order order) {
    return order.results().resolve("runs.txt");
  }

  public static void main(String[] arguments) throws Exception {
    var order = Order.parse(Path.of(System.getProperty("shop.home", ".")), arguments);
    var machine = Machine.describe();
    System.out.println(machine);
    try (var postgres = Postgres.start()) {
      if (order.growth().isEmpty()) {
        Files.createDirectories(order.results());
        var results = order.add() ? Results.read(noted(order)) : new Results();
        new Bench(postgres, order, results).run();
        new Report(machine, order, results).write();
      } else {
        new Growth(postgres, order).run(machine);
      }
    }
    System.out.println("Table and chart are in " + order.results());
    System.exit(0);
  }

  private void run() throws Exception {
    for (int round = 1; round <= order.rounds(); round++) {
      for (var contestant : order.contestants()) {
        see(Kind.UNIFORM, contestant, Workload.uniform(), 0);
      }
      for (var contestant : special()) {
        see(Kind.HOT_PRODUCT, contestant, Workload.hotProduct(), 0);
      }
    }
    for (var contestant : special()) {
      if (order.kinds().contains(Kind.HALF_LOAD)) {
        double half = results.median(Kind.UNIFORM, contestant).rate() / 2;
        see(Kind.HALF_LOAD, contestant, Workload.uniform(), half);
      }
    }
  }

  private List<Contestant> special() {
    return SPECIAL.stream().filter(order.contestants()::contains).toList();
  }

  private void see(Kind kind, Contestant contestant, Workload workload, double rate)
      throws IOException, InterruptedException, SQLException {
    if (!order.kinds().contains(kind)) {
      return;
    }
    postgres.settle();
    var plan = new Plan(contestant, workload, order.warmUp(), order.measured(), SUBMITTERS, rate);
    var seen = child(plan, postgres.freshDatabase());
    results.add(kind, contestant, seen);
    results.write(noted(order));
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
    var arguments = new ArrayList<String>();
    arguments.add(url);
    arguments.addAll(List.of(plan.arguments()));
    return Seen.parse(JavaProcess.run(Child.class, arguments, Seen::isLine));
  }
}
