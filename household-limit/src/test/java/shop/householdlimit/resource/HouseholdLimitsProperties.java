package shop.householdlimit.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import shop.contract.HouseholdId;
import shop.contract.Line;
import shop.contract.ProductId;
import shop.contract.ReservationId;
import shop.householdlimit.HouseholdLimitCommand.ReleaseLimit;
import shop.householdlimit.HouseholdLimitCommand.ReserveLimit;
import shop.householdlimit.HouseholdLimitCommand.UseLimit;
import shop.householdlimit.HouseholdLimitEvent;
import shop.householdlimit.HouseholdLimitEvent.LimitExceeded;
import shop.householdlimit.HouseholdsInMemory;
import shop.householdlimit.LimitRules;
import shop.householdlimit.LimitRules.Rule;
import shop.householdlimit.Window;
import shop.testing.InMemoryContext;
import shop.testing.SettableClock;

/** Whatever is asked in whatever order, and however time passes: a limit is a limit. */
class HouseholdLimitsProperties {

  private static final HouseholdId H1 = new HouseholdId("h1");
  private static final int LIMIT = 5;
  private static final LimitRules RULES =
      product -> Optional.of(new Rule(LIMIT, new Window("PT10H")));

  private final SettableClock clock = new SettableClock();

  @Property(tries = 300)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void used_and_reserved_never_exceed_the_limit(@ForAll("steps") List<Step> steps) {
    try (var households = HouseholdsInMemory.start(clock, RULES)) {
      steps.forEach(step -> step.take(households, clock));
      HouseholdLimitsResource limits = null;
      for (var message : households.events()) {
        var event = (HouseholdLimitEvent) message.getPayload();
        limits = new HouseholdLimitsFold().next(limits, event, message.getTimestamp());
        for (var product : limits.products()) {
          assertThat(product.used() + product.reserved()).isBetween(0, LIMIT);
          assertThat(product.left()).isEqualTo(LIMIT - product.used() - product.reserved());
        }
        if (event instanceof LimitExceeded exceeded) {
          namesTheNumbersThatTheResourceShows(exceeded, limits);
        }
        Statistics.collect(event.getClass());
      }
    }
    everyEventHappened();
  }

  private static void namesTheNumbersThatTheResourceShows(
      LimitExceeded exceeded, HouseholdLimitsResource limits) {
    assertThat(exceeded.excesses()).isNotEmpty();
    for (var excess : exceeded.excesses()) {
      var shown =
          limits.products().stream()
              .filter(product -> product.product().equals(excess.product()))
              .findFirst()
              .orElseThrow();
      assertThat(excess.used()).isEqualTo(shown.used());
      assertThat(excess.reserved()).isEqualTo(shown.reserved());
      assertThat(excess.available()).isEqualTo(shown.left()).isLessThan(excess.requested());
    }
  }

  private static void everyEventHappened() {
    for (var event : HouseholdLimitEvent.class.getPermittedSubclasses()) {
      Statistics.coverage(coverage -> coverage.check(event).count(times -> times > 0));
    }
  }

  @Property(tries = 300)
  void a_command_sent_twice_is_answered_alike_and_has_one_effect(
      @ForAll("steps") List<Step> steps) {
    try (var households = HouseholdsInMemory.start(clock, RULES)) {
      steps.forEach(step -> step.takeTwice(households, clock));
    }
  }

  /** Something is asked after some time. */
  record Step(Duration later, Object command) {

    void take(InMemoryContext households, SettableClock clock) {
      clock.advance(later);
      households.send(command);
    }

    void takeTwice(InMemoryContext households, SettableClock clock) {
      clock.advance(later);
      households.sendTwice(command);
    }
  }

  /** The first step makes the household: before that there is nothing to end. */
  @Provide
  Arbitrary<List<Step>> steps() {
    var first = new Step(Duration.ZERO, new ReserveLimit(H1, new ReservationId("r0"), List.of()));
    var later = Arbitraries.of(Duration.ZERO, Duration.ofHours(1), Duration.ofHours(6));
    return Combinators.combine(later, commands())
        .as(Step::new)
        .list()
        .ofMaxSize(40)
        .map(steps -> Stream.concat(Stream.of(first), steps.stream()).toList());
  }

  private static Arbitrary<Object> commands() {
    var reservations = Arbitraries.integers().between(1, 8).map(n -> new ReservationId("r" + n));
    return Arbitraries.oneOf(
        Combinators.combine(reservations, lines())
            .as((reservation, lines) -> new ReserveLimit(H1, reservation, lines)),
        reservations.map(reservation -> new ReleaseLimit(H1, reservation)),
        reservations.map(reservation -> new UseLimit(H1, reservation)));
  }

  private static Arbitrary<List<Line>> lines() {
    var products = Arbitraries.of("p1", "p2").map(ProductId::new);
    return Combinators.combine(products, Arbitraries.integers().between(1, 6))
        .as(Line::new)
        .list()
        .ofMinSize(1)
        .uniqueElements(Line::product);
  }
}
