package shop.checkout.endtoend;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.springframework.util.function.SingletonSupplier;

/** At any instant the log, {@code ?at=}, revisions and SQL tell of the same past. */
class AsItWasProperties {

  private static final Supplier<History> HISTORY = SingletonSupplier.of(History::make);

  /**
   * A kind of resource.
   *
   * @param path of a resource, to which its id is added
   * @param function in SQL
   * @param key the column with the id
   * @param columns that say what HTTP says
   * @param pointers to where HTTP says it
   */
  private record Kind(
      String path, String function, String key, List<String> columns, List<String> pointers) {

    String path(String id) {
      return path.formatted(id);
    }
  }

  private static final Map<String, Kind> KINDS =
      Map.of(
          "carts",
          new Kind(
              "/carts/%s",
              "carts_at",
              "id",
              List.of("status", "total_quantity"),
              List.of("/status", "/totalQuantity")),
          "checkouts",
          new Kind("/checkouts/%s", "checkouts_at", "id", List.of("status"), List.of("/status")),
          "inventory",
          new Kind(
              "/products/%s/stock",
              "inventory_at",
              "product",
              List.of("on_hand", "reserved"),
              List.of("/onHand", "/reserved")));

  /** What has happened to a few resources; nothing happens to them any more. */
  private record History(Service service, Map<String, Map<String, List<Event>>> bySource) {

    static History make() {
      var service = Service.shared();
      var shop = service.shop();
      long start = shop.feed().head();
      var product = shop.product(3, 2);
      for (int n = 0; n < 4; n++) {
        var cart = shop.cart();
        shop.add(cart, product, 1 + n % 2).is(201);
        shop.buy(cart);
      }
      return new History(
          service,
          shop.feed().atRest(start).stream()
              .filter(event -> KINDS.containsKey(event.source()))
              .collect(groupingBy(Event::source, groupingBy(Event::subject))));
    }

    List<Instant> times() {
      return bySource.values().stream()
          .flatMap(subjects -> subjects.values().stream())
          .flatMap(List::stream)
          .map(AsItWasProperties::time)
          .sorted()
          .toList();
    }
  }

  private static Instant time(Event event) {
    return Instant.parse(event.attribute("time"));
  }

  @Property(tries = 30, shrinking = ShrinkingMode.OFF)
  void all_ways_into_the_past_lead_to_the_same(@ForAll("instants") Instant instant)
      throws SQLException {
    for (var source : HISTORY.get().bySource().entrySet()) {
      var kind = KINDS.get(source.getKey());
      var subjects = source.getValue();
      var rows =
          HISTORY.get().service().analytics().read(store -> rows(store, kind, subjects, instant));
      subjects.forEach((subject, events) -> {
        var told = events.stream().filter(event -> !time(event).isAfter(instant)).toList();
        var then = told.isEmpty() ? Optional.<Event>empty() : Optional.of(told.getLast());
        agree(kind, subject, instant, then, Optional.ofNullable(rows.get(subject)));
      });
    }
  }

  private static void agree(
      Kind kind, String id, Instant instant, Optional<Event> told, Optional<List<String>> row) {
    var shop = HISTORY.get().service().shop();
    var at = shop.get(kind.path(id) + "?at=" + instant);
    if (told.isEmpty()) {
      shop.problem(at, 404, "NOT_FOUND");
      assertThat(row).as("%s at %s", id, instant).isEmpty();
      return;
    }
    var revision = Long.toString(told.get().sequence());
    assertThat(at.is(200).body()).isEqualTo(told.get().data());
    assertThat(at.etag()).isEqualTo('"' + revision + '"');
    assertThat(shop.get(kind.path(id) + "/revisions/" + revision).is(200).body())
        .isEqualTo(at.body());
    assertThat(row.orElseThrow().getFirst()).as("%s at %s", id, instant).isEqualTo(revision);
    assertThat(row.get().subList(1, row.get().size()))
        .isEqualTo(
            kind.pointers().stream().map(at.json()::at).map(said -> said.asString()).toList());
  }

  /** By id, the revision and what the columns say. */
  private static Map<String, List<String>> rows(
      Connection store, Kind kind, Map<String, List<Event>> subjects, Instant instant)
      throws SQLException {
    var rows = new HashMap<String, List<String>>();
    try (var statement = store.createStatement();
        var result =
            statement.executeQuery(
                "select %s, seq, %s from %s('%s') where %s in (%s)"
                    .formatted(
                        kind.key(),
                        String.join(", ", kind.columns()),
                        kind.function(),
                        instant,
                        kind.key(),
                        subjects.keySet().stream()
                            .map("'%s'"::formatted)
                            .collect(joining(", "))))) {
      while (result.next()) {
        var row = new ArrayList<String>();
        for (int n = 2; n <= kind.columns().size() + 2; n++) {
          row.add(result.getString(n));
        }
        rows.put(result.getString(1), row);
      }
    }
    return rows;
  }

  /** Any, and those at which something has just happened, or is about to. */
  @Provide
  Arbitrary<Instant> instants() {
    var times = HISTORY.get().times();
    var first = times.getFirst().minusMillis(50);
    long length = ChronoUnit.MICROS.between(first, times.getLast().plusMillis(50));
    var any = Arbitraries.longs().between(0, length).map(n -> first.plus(n, ChronoUnit.MICROS));
    var close =
        Arbitraries.of(times)
            .flatMap(time ->
                Arbitraries.of(-1, 0, 1).map(offset -> time.plus(offset, ChronoUnit.MICROS)));
    return Arbitraries.oneOf(any, close);
  }
}
