package shop.checkout.endtoend;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;

/** The living reports over HTTP. */
@Isolated("It looks at the clock.")
class ReportsTest {

  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  private static final List<String> NAMES =
      List.of(
          "checkouts-per-hour",
          "refusal-reasons",
          "compensation-rate",
          "limit-use",
          "top-wished-products");

  private final Shop shop = Service.shared().shop();

  @Test
  void every_report_tells_of_a_write_within_two_seconds() {
    var before = NAMES.stream().collect(toMap(Function.identity(), this::rows));

    refusedAfterItsLimitWasReserved();

    await()
        .atMost(AT_ONCE)
        .untilAsserted(() ->
            assertThat(NAMES)
                .allSatisfy(
                    name -> assertThat(rows(name)).as(name).isNotEqualTo(before.get(name))));
  }

  /** A checkout that every report counts, of which 999 pieces are wished for. */
  private void refusedAfterItsLimitWasReserved() {
    var cart = shop.cart();
    shop.add(cart, shop.product(0, 999), 999).is(201);
    assertThat(shop.buy(cart).at("/status").asString()).isEqualTo("rejected");
  }

  @Test
  void every_report_equals_a_recompute_of_the_whole_log() {
    refusedAfterItsLimitWasReserved();
    var product = shop.product(3, 2);
    for (int n = 0; n < 3; n++) {
      var cart = shop.cart("customer-" + product, "household-" + product + "-" + n % 2);
      shop.add(cart, product, 1 + n % 2).is(201);
      shop.buy(cart);
    }

    var recomputed = new Recomputed(shop.feed().atRest());

    assertThat(by("checkouts-per-hour", "occurred_hour", "completed", "rejected", "expired"))
        .isEqualTo(recomputed.checkoutsPerHour());
    assertThat(one("refusal-reasons", "reason", "checkouts"))
        .isEqualTo(recomputed.refusalReasons());
    assertThat(rows("compensation-rate"))
        .singleElement()
        .extracting(row -> numbers(row, "ended", "compensated"))
        .isEqualTo(recomputed.compensation());
    assertThat(by("limit-use", "product", "households", "used", "reserved", "remaining"))
        .isEqualTo(recomputed.limitUse());
    var top = rows("top-wished-products");
    assertThat(top.stream().map(row -> row.at("/quantity").asLong()).toList())
        .containsExactlyElementsOf(
            recomputed.wished().values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(20)
                .toList());
    assertThat(top)
        .allSatisfy(row ->
            assertThat(recomputed.wished())
                .containsEntry(row.at("/product").asString(), row.at("/quantity").asLong()));
  }

  private Map<String, List<Long>> by(String report, String key, String... columns) {
    return rows(report).stream()
        .collect(toMap(row -> row.path(key).asString(), row -> numbers(row, columns)));
  }

  private Map<String, Long> one(String report, String key, String column) {
    return rows(report).stream()
        .collect(toMap(row -> row.path(key).asString(), row -> row.path(column).asLong()));
  }

  private static List<Long> numbers(JsonNode row, String... columns) {
    return Stream.of(columns).map(column -> row.path(column).asLong()).toList();
  }

  @Test
  void all_that_there_are_are_listed_with_what_a_chart_of_them_shows() {
    var listed = shop.see("/reports").valueStream().toList();

    assertThat(listed.stream().map(report -> report.at("/name").asString()))
        .containsExactlyElementsOf(NAMES);
    for (var report : listed) {
      var sheet = shop.see("/reports/" + report.at("/name").asString());
      assertThat(sheet.at("/columns").valueStream().toList())
          .containsAll(report.at("/series").valueStream().toList());
    }
  }

  @Test
  void csv_is_had_for_the_asking() {
    refusedAfterItsLimitWasReserved();

    var csv = shop.get("/reports/refusal-reasons", "Accept", "text/csv").is(200);

    assertThat(csv.mediaType()).isEqualTo("text/csv");
    assertThat(csv.body())
        .startsWith("reason,checkouts\r\n")
        .containsPattern("OUT_OF_STOCK,\\d+\r\n");
  }

  @Test
  void whoever_has_what_is_still_so_is_told_so() {
    shop.feed().atRest();
    var etag = shop.get("/reports/limit-use").is(200).etag();

    shop.get("/reports/limit-use", "If-None-Match", etag).is(304);
    refusedAfterItsLimitWasReserved();
    shop.get("/reports/limit-use", "If-None-Match", etag).is(200);
  }

  @Test
  void a_report_that_there_is_not_is_not_found() {
    shop.problem(shop.get("/reports/weather"), 404, "NOT_FOUND");
    shop.problem(shop.get("/reports/limit-use", "Accept", "image/png"), 406, "NOT_ACCEPTABLE");
  }

  private List<JsonNode> rows(String report) {
    return shop.see("/reports/" + report).at("/rows").valueStream().toList();
  }
}
