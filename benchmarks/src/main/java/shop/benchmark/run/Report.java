package shop.benchmark.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/** Writes the results as a table and a chart. */
final class Report {

  private final String machine;
  private final Order order;
  private final Results results;

  Report(String machine, Order order, Results results) {
    this.machine = machine;
    this.order = order;
    this.results = results;
  }

  void write() throws IOException {
    Files.createDirectories(order.results());
    Files.writeString(order.results().resolve("results.md"), text());
    Files.writeString(order.results().resolve("chart.svg"), Chart.svg(bars()));
  }

  private List<Chart.Bar> bars() {
    return results.contestants(Kind.UNIFORM).stream()
        .map(contestant ->
            new Chart.Bar(contestant.title(), results.median(Kind.UNIFORM, contestant).rate()))
        .toList();
  }

  String text() {
    var text = new StringBuilder();
    text.append(
        """
        # What `./run bench` measured

        %s.

        %d checkouts to warm up and %d measured, 32 submitters, %d interleaved rounds, medians. PostgreSQL with fsync and
        synchronous_commit on. Filling the carts is not measured. CPU seconds are those of engine, client and database;
        commits are transactions that wrote. Accepted and ended are milliseconds since the submission. Where the data of a
        run did not say what it has to say, the line says "wrong".

        ![checkouts per second](chart.svg)
        """
            .formatted(machine, order.warmUp(), order.measured(), results.rounds(Kind.UNIFORM)));
    for (var kind : Kind.values()) {
      if (!results.contestants(kind).isEmpty()) {
        text.append(section(kind)).append(http(kind));
      }
    }
    return text.toString();
  }

  /** What it costs to ask this project over HTTP, where it was asked in both ways. */
  private String http(Kind kind) {
    if (!results.contestants(kind).containsAll(List.of(Contestant.OURS, Contestant.OURS_HTTP))) {
      return "";
    }
    var inside = results.median(kind, Contestant.OURS);
    var outside = results.median(kind, Contestant.OURS_HTTP);
    return String.format(
        Locale.ROOT,
        "%nHTTP, client included: %.2f CPU s / 1,000, and %.1f ms until half of the submissions are"
            + " accepted.%n",
        outside.cpu() - inside.cpu(),
        outside.acceptedP50() - inside.acceptedP50());
  }

  private String section(Kind kind) {
    var text = new StringBuilder("\n## " + title(kind) + "\n\n");
    text.append(
        """
        | engine | checkouts/s | CPU s / 1,000 | commits / checkout | accepted p50 | p99 | ended p50 | p99 | data |
        |---|---:|---:|---:|---:|---:|---:|---:|---|
        """);
    for (var contestant : results.contestants(kind)) {
      text.append(row(contestant, results.median(kind, contestant)));
    }
    return text.toString();
  }

  private static String row(Contestant contestant, Seen seen) {
    return String.format(
        Locale.ROOT,
        "| %s | %,.0f | %.2f | %.2f | %.1f | %.1f | %.1f | %.1f | %s |%n",
        contestant.title(),
        seen.rate(),
        seen.cpu(),
        seen.commits(),
        seen.acceptedP50(),
        seen.acceptedP99(),
        seen.endedP50(),
        seen.endedP99(),
        seen.right() ? "right" : "wrong, %d stuck".formatted(seen.stuck()));
  }

  private static String title(Kind kind) {
    return switch (kind) {
      case UNIFORM -> "The workload, at saturation";
      case HOT_PRODUCT -> "One product in every cart";
      case HALF_LOAD -> "At half of the saturation";
    };
  }
}
