package shop.householdlimit.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.axonframework.eventhandling.EventMessage;
import shop.contract.Line;
import shop.contract.ProductId;
import shop.householdlimit.HouseholdLimitCommand.CountPurchase;
import shop.householdlimit.HouseholdLimitEvent;
import shop.householdlimit.HouseholdLimitEvent.Entry;
import shop.householdlimit.HouseholdLimitEvent.Excess;
import shop.householdlimit.HouseholdLimitEvent.LimitExceeded;
import shop.householdlimit.HouseholdLimitEvent.LimitOverrun;
import shop.householdlimit.HouseholdLimitEvent.LimitReserved;
import shop.householdlimit.HouseholdLimitEvent.LimitUsed;
import shop.householdlimit.HouseholdsInMemory;
import shop.householdlimit.LimitRules;
import shop.householdlimit.LimitRules.Rule;
import shop.householdlimit.Window;
import shop.testing.SettableClock;

/** Whatever is asked in whatever order, and however time passes: a limit is a limit. */
class HouseholdLimitsProperties {

  private static final int LIMIT = 5;
  private static final ProductId UNLIMITED = new ProductId("p3");
  private static final LimitRules RULES =
      product ->
          product.equals(UNLIMITED)
              ? Optional.empty()
              : Optional.of(new Rule(LIMIT, new Window("PT10H")));

  private final SettableClock clock = new SettableClock();

  @Provide
  Arbitrary<List<Step>> steps() {
    return Step.several(List.of(), Step.commands());
  }

  @Property(tries = 300)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void used_and_reserved_never_exceed_the_limit(@ForAll("steps") List<Step> steps) {
    HouseholdLimitsResource limits = null;
    for (var message : eventsAfter(steps)) {
      var event = (HouseholdLimitEvent) message.getPayload();
      limits = new HouseholdLimitsFold().next(limits, event, message.getTimestamp());
      for (var product : limits.products()) {
        assertThat(product.used() + product.reserved()).isBetween(0, LIMIT);
        assertThat(product.left()).isEqualTo(LIMIT - product.used() - product.reserved());
      }
      switch (event) {
        case LimitExceeded exceeded -> areTheNumbersThatShow(exceeded.excesses(), limits);
        case LimitOverrun overrun -> areTheNumbersThatShow(overrun.excesses(), limits);
        default -> {}
      }
      Statistics.collect(event.getClass());
    }
    everyEventHappened();
  }

  private static void areTheNumbersThatShow(List<Excess> excesses, HouseholdLimitsResource limits) {
    assertThat(excesses).isNotEmpty();
    for (var excess : excesses) {
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
  void the_excess_that_shows_is_all_that_was_ever_overrun(@ForAll("steps") List<Step> steps) {
    var overrun = new HashMap<ProductId, Integer>();
    HouseholdLimitsResource limits = null;
    for (var message : eventsAfter(steps)) {
      var event = (HouseholdLimitEvent) message.getPayload();
      limits = new HouseholdLimitsFold().next(limits, event, message.getTimestamp());
      if (event instanceof LimitOverrun told) {
        told.excesses()
            .forEach(excess -> overrun.merge(excess.product(), excess.requested(), Integer::sum));
      }
      var shown = new HashMap<ProductId, Integer>();
      limits.products().stream()
          .filter(product -> product.excess() != null)
          .forEach(product -> shown.put(product.product(), product.excess()));
      assertThat(shown).isEqualTo(overrun);
    }
  }

  @Property(tries = 300)
  void of_a_purchase_every_limited_line_is_either_used_or_overrun(
      @ForAll("steps") List<Step> steps) {
    try (var households = HouseholdsInMemory.start(clock, RULES)) {
      for (var step : steps) {
        int before = households.events().size();
        clock.advance(step.later());
        households.send(step.command());
        if (step.command() instanceof CountPurchase purchase) {
          var all = households.events().stream().<Object>map(EventMessage::getPayload).toList();
          wasCounted(purchase, all.subList(0, before), all.subList(before, all.size()));
        }
      }
    }
  }

  private static void wasCounted(CountPurchase purchase, List<Object> before, List<Object> after) {
    var used = new LimitUsed(Step.H1, purchase.reservation());
    if (after.isEmpty()) {
      assertThat(before).contains(used);
      return;
    }
    assertThat(after).contains(used);
    var told = new ArrayList<Line>();
    for (var event : after) {
      switch (event) {
        case LimitReserved fits -> fits.entries().forEach(entry -> told.add(line(entry)));
        case LimitOverrun overrun -> overrun.excesses().forEach(excess -> told.add(line(excess)));
        default -> assertThat(event).isEqualTo(used);
      }
    }
    // What was held under the purchase's name has been told before.
    if (after.size() > 1) {
      assertThat(told)
          .containsExactlyInAnyOrderElementsOf(
              purchase.lines().stream().filter(line -> !line.product().equals(UNLIMITED)).toList());
    }
  }

  private static Line line(Entry entry) {
    return new Line(entry.product(), entry.quantity());
  }

  private static Line line(Excess excess) {
    return new Line(excess.product(), excess.requested());
  }

  @Property(tries = 300)
  void a_command_sent_twice_is_answered_alike_and_has_one_effect(
      @ForAll("steps") List<Step> steps) {
    try (var households = HouseholdsInMemory.start(clock, RULES)) {
      for (var step : steps) {
        clock.advance(step.later());
        households.sendTwice(step.command());
      }
    }
  }

  @Property(tries = 50)
  void a_snapshot_stands_for_the_events_before_it(@ForAll("steps") List<Step> steps) {
    try (var households = HouseholdsInMemory.start(clock, RULES)) {
      for (var step : steps) {
        clock.advance(step.later());
        households.send(step.command());
      }
      HouseholdsInMemory.snapshotsStandFor(households);
    }
  }

  private List<? extends EventMessage<?>> eventsAfter(List<Step> steps) {
    try (var households = HouseholdsInMemory.start(clock, RULES)) {
      for (var step : steps) {
        clock.advance(step.later());
        households.send(step.command());
      }
      return households.events();
    }
  }
}
