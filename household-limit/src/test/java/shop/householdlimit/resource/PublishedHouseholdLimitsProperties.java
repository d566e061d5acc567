package shop.householdlimit.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import shop.contract.Answer;
import shop.contract.Line;
import shop.contract.ProductId;
import shop.contract.Refusal;
import shop.contract.ReservationId;
import shop.contract.ResourceJson;
import shop.householdlimit.HouseholdLimitCommand.ReserveLimit;
import shop.householdlimit.HouseholdLimitEvent.LimitExceeded;
import shop.householdlimit.LimitRuleCommand.RemoveLimitRule;
import shop.householdlimit.LimitRuleCommand.SetLimitRule;
import shop.householdlimit.Window;

/** Rules that come, change and go again: what the log shows is what is kept. */
class PublishedHouseholdLimitsProperties {

  /** A rule has to be there before it can go. */
  private static final List<SetLimitRule> FIRST_RULES =
      Stream.of("p1", "p2", "p3")
          .map(product -> new SetLimitRule(new ProductId(product), 5, new Window("PT10H")))
          .toList();

  @Provide
  Arbitrary<List<Step>> steps() {
    var rules =
        Combinators.combine(Step.products(), Arbitraries.integers().between(0, 9))
            .as((product, limit) -> new SetLimitRule(product, limit, new Window("PT10H")));
    var noRules = Step.products().map(RemoveLimitRule::new);
    return Step.several(
        FIRST_RULES, Arbitraries.oneOf(Step.commands(), Step.commands(), rules, noRules));
  }

  @Provide
  Arbitrary<List<Line>> lines() {
    return Step.lines();
  }

  @Property(tries = 150)
  void what_counts_grows_only_within_the_limit(@ForAll("steps") List<Step> steps) {
    try (var context = new PublishedContext()) {
      var counted = new HashMap<ProductId, Integer>();
      for (var step : steps) {
        take(step, context);
        // Several events of one command happen at one moment, under one rule.
        for (var product : limits(context).products()) {
          int now = product.used() + product.reserved();
          int before = counted.getOrDefault(product.product(), 0);
          assertThat(now).isBetween(0, Math.max(before, product.limit()));
          counted.put(product.product(), now);
        }
      }
    }
  }

  @Property(tries = 150)
  void a_look_refuses_what_a_reservation_would_be_refused(
      @ForAll("steps") List<Step> steps, @ForAll("lines") List<Line> lines) {
    try (var context = new PublishedContext()) {
      steps.forEach(step -> take(step, context));
      var refusals =
          new PublishedHouseholdLimits(context.log, context.commands(), context.clock)
              .refusals(Step.H1, lines);

      var reservation = new ReservationId("the-next");
      var answer = context.send(new ReserveLimit(Step.H1, reservation, lines));

      assertThat(refusals.isEmpty()).isEqualTo(answer instanceof Answer.Done);
      if (context.events().getLast() instanceof LimitExceeded exceeded) {
        assertThat(refusals)
            .extracting(Refusal::product, Refusal::requested, Refusal::available)
            .containsExactlyElementsOf(
                exceeded.excesses().stream()
                    .map(excess -> tuple(excess.product(), excess.requested(), excess.available()))
                    .toList());
      }
    }
  }

  private static void take(Step step, PublishedContext context) {
    context.clock.advance(step.later());
    context.send(step.command());
  }

  private static HouseholdLimitsResource limits(PublishedContext context) {
    var newest = context.log.latest(HouseholdLimitsResource.KIND.subject(Step.H1)).orElseThrow();
    return ResourceJson.read(newest.data(), HouseholdLimitsResource.class);
  }
}
