package shop.benchmark.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.benchmark.Workload;

class ReportTest {

  @TempDir Path directory;

  @Test
  void the_table_shows_medians_and_what_was_wrong() throws Exception {
    var results = new Results();
    results.add(Kind.UNIFORM, Contestant.PLAIN, seen(100, true));
    results.add(Kind.UNIFORM, Contestant.PLAIN, seen(900, true));
    results.add(Kind.UNIFORM, Contestant.PLAIN, seen(2000, true));
    results.add(Kind.UNIFORM, Contestant.AXON, seen(40, false));

    write(results);

    assertThat(directory.resolve("results.md"))
        .content()
        .contains(
            "| one plain transaction, no saga | 900 | 1.50 | 0.25 | 3.0 | 4.0 | 5.0 | 6.0 | right"
                + " |")
        .contains(
            "| Axon as its guide teaches | 40 | 1.50 | 0.25 | 3.0 | 4.0 | 5.0 | 6.0 | wrong, 7"
                + " stuck |")
        .contains("a machine.")
        .doesNotContain("One product in every cart");
  }

  @Test
  void what_http_costs_is_told_where_both_ways_were_seen() throws Exception {
    var results = new Results();
    results.add(Kind.UNIFORM, Contestant.OURS, new Seen(900, 1.5, 0.25, 3, 4, 5, 6, 0, true));
    results.add(Kind.UNIFORM, Contestant.OURS_HTTP, new Seen(800, 1.75, 0.25, 5, 4, 5, 6, 0, true));

    write(results);

    assertThat(directory.resolve("results.md"))
        .content()
        .contains("HTTP, client included: 0.25 CPU s / 1,000, and 2.0 ms");
  }

  @Test
  void the_chart_has_a_bar_for_every_engine() throws Exception {
    var results = new Results();
    results.add(Kind.UNIFORM, Contestant.PLAIN, seen(1000, true));
    results.add(Kind.UNIFORM, Contestant.AXON, seen(50, true));

    write(results);

    var svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(directory.resolve("chart.svg").toFile());
    assertThat(svg.getElementsByTagName("text").getLength()).isEqualTo(4);
    assertThat(Files.readString(directory.resolve("chart.svg")))
        .contains("width=\"430\"", "width=\"22\"", "1,000", ">50<");
  }

  @Test
  void the_chart_of_growth_has_a_bar_for_every_size() {
    var chart =
        Growth.chart(
            List.of(
                new Grown(10_000, 1, 1, 1, seen(1000, true)),
                new Grown(1_000_000, 1, 1, 1, seen(500, true))));

    assertThat(chart)
        .contains(
            ">10,000 in the store<", "width=\"430\"", ">1,000,000 in the store<", "width=\"215\"");
  }

  @Test
  void a_child_says_what_it_saw_on_one_line() {
    var seen = seen(1234.5, true);

    assertThat(Seen.isLine(seen.line())).isTrue();
    assertThat(Seen.parse(seen.line())).isEqualTo(seen);
  }

  @Test
  void a_child_is_told_its_plan() {
    var plan = new Plan(Contestant.OURS, Workload.hotProduct(), 1, 2, 3, 4.5);

    assertThat(Plan.parse(plan.arguments())).isEqualTo(plan);
  }

  @Test
  void an_order_names_engines_and_counts() {
    var order =
        Order.parse(Path.of("/home"), "--engines=plain,ours_http", "--rounds=1", "--checkouts=9");

    assertThat(order.contestants()).containsExactly(Contestant.OURS_HTTP, Contestant.PLAIN);
    assertThat(order.rounds()).isEqualTo(1);
    assertThat(order.measured()).isEqualTo(9);
    assertThat(order.results()).isEqualTo(Path.of("/home/benchmarks/results"));
  }

  @Test
  void an_order_that_is_not_understood_is_refused() {
    assertThatThrownBy(() -> Order.parse(Path.of(""), "--round=1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--round=1 is not known");
  }

  private void write(Results results) throws Exception {
    new Report("a machine", Order.parse(Path.of(""), "--results=" + directory), results).write();
  }

  @Test
  void runs_that_were_noted_are_added_to() throws Exception {
    var results = new Results();
    results.add(Kind.UNIFORM, Contestant.PLAIN, seen(1000, true));
    results.write(directory.resolve("runs.txt"));

    var more = Results.read(directory.resolve("runs.txt"));
    more.add(Kind.UNIFORM, Contestant.PLAIN, seen(3000, true));

    assertThat(more.rounds(Kind.UNIFORM)).isEqualTo(2);
    assertThat(more.median(Kind.UNIFORM, Contestant.PLAIN).rate()).isEqualTo(2000);
    assertThat(Results.read(directory.resolve("other.txt")).rounds(Kind.UNIFORM)).isZero();
  }

  private static Seen seen(double rate, boolean right) {
    return new Seen(rate, 1.5, 0.25, 3, 4, 5, 6, right ? 0 : 7, right);
  }
}
