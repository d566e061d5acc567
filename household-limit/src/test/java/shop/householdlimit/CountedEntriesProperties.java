package shop.householdlimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import shop.contract.ProductId;
import shop.contract.ReservationId;
import shop.householdlimit.HouseholdLimitEvent.Entry;

/** What is counted with little memory is what somebody counts who keeps every entry for ever. */
class CountedEntriesProperties {

  private static final Instant BEGIN = Instant.parse("2026-01-05T12:00:00.123Z");

  /** Grids of a constant window, and the exact moments before it became crowded. */
  private static final int MOST_MOMENTS = Moments.EXACT + 65;

  /**
   * A reservation of one piece, and what became of others.
   *
   * @param later than the one before
   * @param end of the oldest reservation that is held
   */
  record Purchase(Duration later, ProductId product, Duration window, End end) {}

  enum End {
    USED,
    RELEASED,
    NONE
  }

  @Provide
  Arbitrary<List<Purchase>> purchases() {
    return several(Arbitraries.of("PT1S", "PT1H", "PT5H", "P7D", "P3660D").map(Duration::parse));
  }

  @Provide
  Arbitrary<List<Purchase>> purchasesUnderOneRule() {
    return several(Arbitraries.just(Duration.ofDays(7)));
  }

  private static Arbitrary<List<Purchase>> several(Arbitrary<Duration> windows) {
    return Combinators.combine(
            Arbitraries.longs().between(0, 3_600_000).map(Duration::ofMillis),
            Arbitraries.of("p1", "p2").map(ProductId::new),
            windows,
            Arbitraries.frequency(
                net.jqwik.api.Tuple.of(6, End.USED),
                net.jqwik.api.Tuple.of(1, End.RELEASED),
                net.jqwik.api.Tuple.of(1, End.NONE)))
        .as(Purchase::new)
        .list()
        .ofMinSize(20)
        .ofMaxSize(300);
  }

  @Property(tries = 100)
  void the_numbers_are_those_of_one_who_forgets_nothing(
      @ForAll("purchases") List<Purchase> purchases) {
    var counted = new CountedEntries();
    var held = new HashMap<ReservationId, Entry>();
    var order = new ArrayList<ReservationId>();
    var bought = new ArrayList<Entry>();
    var now = BEGIN;
    for (var purchase : purchases) {
      now = now.plus(purchase.later());
      var until = counted.until(purchase.product(), purchase.window(), now);
      isAtMostA32ndLater(until, now, purchase.window());
      Statistics.collect(until.equals(now.plus(purchase.window())) ? "exact" : "on the grid");
      var reservation = new ReservationId("r" + order.size());
      var entry = new Entry(purchase.product(), 1, 9, until);
      order.add(reservation);
      held.put(reservation, entry);
      counted.reserve(reservation, List.of(entry));
      end(
          purchase.end(),
          order.stream().filter(held::containsKey).findFirst().orElseThrow(),
          counted,
          held,
          bought,
          now);
      areCounted(held, bought, counted, now);
    }
    Statistics.coverage(coverage -> coverage.check("on the grid").count(times -> times > 0));
  }

  private static void isAtMostA32ndLater(Instant until, Instant now, Duration window) {
    assertThat(until).isBetween(now.plus(window), now.plus(window).plus(window.dividedBy(32)));
  }

  private static void end(
      End end,
      ReservationId reservation,
      CountedEntries counted,
      Map<ReservationId, Entry> held,
      List<Entry> bought,
      Instant now) {
    switch (end) {
      case USED -> {
        counted.use(reservation, now);
        bought.add(held.remove(reservation));
      }
      case RELEASED -> {
        counted.release(reservation);
        held.remove(reservation);
      }
      case NONE -> {}
    }
  }

  private static void areCounted(
      Map<ReservationId, Entry> held, List<Entry> bought, CountedEntries counted, Instant now) {
    for (var product : List.of(new ProductId("p1"), new ProductId("p2"))) {
      assertThat(counted.reserved(product)).isEqualTo(pieces(held.values().stream(), product));
      assertThat(counted.used(product, now))
          .isEqualTo(pieces(bought.stream().filter(entry -> entry.until().isAfter(now)), product));
    }
  }

  private static int pieces(Stream<Entry> entries, ProductId product) {
    return entries
        .filter(entry -> entry.product().equals(product))
        .collect(Collectors.summingInt(Entry::quantity));
  }

  @Property(tries = 100)
  void the_moments_of_what_was_bought_are_few(
      @ForAll("purchasesUnderOneRule") List<Purchase> purchases) {
    var counted = new CountedEntries();
    var moments = new HashMap<Instant, ProductId>();
    var now = BEGIN;
    int number = 0;
    for (var purchase : purchases) {
      now = now.plus(purchase.later());
      var until = counted.until(purchase.product(), purchase.window(), now);
      var reservation = new ReservationId("r" + number++);
      counted.reserve(reservation, List.of(new Entry(purchase.product(), 1, 9, until)));
      counted.use(reservation, now);
      moments.put(until, purchase.product());
      var past = now;
      moments.keySet().removeIf(moment -> !moment.isAfter(past));
      assertThat(moments).hasSizeLessThanOrEqualTo(2 * MOST_MOMENTS);
    }
  }
}
