package shop.benchmark.run;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code ./run bench --growth=10000,100000,1000000}: the service with ever more checkouts behind
 * it, each time on a database of its own and restarted.
 */
final class Growth {

  private final Postgres postgres;
  private final Order order;

  Growth(Postgres postgres, Order order) {
    this.postgres = postgres;
    this.order = order;
  }

  void run(String machine) throws IOException, InterruptedException, SQLException {
    var all = new ArrayList<Grown>();
    for (int checkouts : order.growth()) {
      var grown = grown(checkouts);
      all.add(grown);
      System.out.println(row(grown));
    }
    Files.createDirectories(order.results());
    Files.writeString(order.results().resolve("growth.md"), text(machine, all));
    Files.writeString(order.results().resolve("growth.svg"), chart(all));
  }

  static String chart(List<Grown> all) {
    return Chart.svg(
        all.stream()
            .map(grown ->
                new Chart.Bar(
                    String.format(Locale.ROOT, "%,d in the store", grown.checkouts()),
                    grown.seen().rate()))
            .toList());
  }

  private Grown grown(int checkouts) throws IOException, InterruptedException, SQLException {
    var url = postgres.freshDatabase();
    JavaProcess.run(GrowthChild.class, List.of("seed", url), _ -> true);
    new History(url).growTo(checkouts);
    postgres.settle();
    return Grown.parse(
        JavaProcess.run(
            GrowthChild.class,
            List.of(
                "measure",
                url,
                Integer.toString(checkouts),
                Integer.toString(order.warmUp()),
                Integer.toString(order.measured())),
            Grown::isLine));
  }

  private String text(String machine, List<Grown> all) {
    var text = new StringBuilder();
    text.append(
        """
        # What `./run bench --growth` measured

        %s.

        This project in process, on a database with so many checkouts in it, restarted on it: %d checkouts to warm up and %d
        measured, 32 submitters, by 1,000 households from everywhere in that past. The service has done the first %,d of its
        checkouts itself; the others are copies of their rows by SQL, with names and identifiers of their own (`History`). The
        analytic store is off, because it would have to read all that was copied.

        ![checkouts per second](growth.svg)

        | checkouts in the store | database, GB | restart to ready, s | checkouts/s | CPU s / 1,000 | commits / checkout | ended p50, ms | p99 | heap after the run, MB | data |
        |---:|---:|---:|---:|---:|---:|---:|---:|---:|---|
        """
            .formatted(machine, order.warmUp(), order.measured(), History.SEED));
    all.forEach(grown -> text.append(row(grown)).append('\n'));
    return text.toString();
  }

  private static String row(Grown grown) {
    var seen = grown.seen();
    return String.format(
        Locale.ROOT,
        "| %,d | %.1f | %.1f | %,.0f | %.2f | %.2f | %.1f | %.1f | %.0f | %s |",
        grown.checkouts(),
        grown.database(),
        grown.ready(),
        seen.rate(),
        seen.cpu(),
        seen.commits(),
        seen.endedP50(),
        seen.endedP99(),
        grown.heap(),
        seen.right() ? "right" : "wrong, %d stuck".formatted(seen.stuck()));
  }
}
