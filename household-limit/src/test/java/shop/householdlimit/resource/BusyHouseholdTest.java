package shop.householdlimit.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import shop.contract.Line;
import shop.contract.ProductId;
import shop.contract.ReservationId;
import shop.contract.ResourceJson;
import shop.householdlimit.HouseholdLimitCommand.ReserveLimit;
import shop.householdlimit.HouseholdLimitCommand.UseLimit;
import shop.householdlimit.HouseholdLimitEvent;
import shop.householdlimit.HouseholdsInMemory;
import shop.householdlimit.LimitRules.Rule;
import shop.householdlimit.Window;
import shop.testing.SettableClock;

/** Every event tells the whole resource: what was bought once must not make it long for ever. */
class BusyHouseholdTest {

  private static final Rule RULE = new Rule(1_000_000, new Window("P60D"));

  @Test
  void what_was_bought_very_often_has_few_entries_and_its_sum_is_right() {
    var limits = after(400, Duration.ofHours(3), _ -> "paper");
    assertThat(limits.products().getFirst().used()).isEqualTo(400);
    assertThat(ResourceJson.write(limits)).hasSizeLessThan(12_000);
  }

  @Test
  void a_product_of_which_nothing_counts_any_more_is_told_once_and_no_more() {
    var limits = after(100, Duration.ofDays(30), n -> "p" + n);
    assertThat(limits.products())
        .extracting(product -> product.product().value())
        .containsExactly("p98", "p99");
  }

  /** What is told after so many purchases, one at a time. */
  private static HouseholdLimitsResource after(
      int purchases, Duration apart, IntFunction<String> product) {
    var clock = new SettableClock();
    try (var households = HouseholdsInMemory.start(clock, _ -> Optional.of(RULE))) {
      for (int n = 0; n < purchases; n++) {
        clock.advance(apart);
        var reservation = new ReservationId("r" + n);
        var lines = List.of(new Line(new ProductId(product.apply(n)), 1));
        households.send(new ReserveLimit(Step.H1, reservation, lines));
        households.send(new UseLimit(Step.H1, reservation));
      }
      HouseholdLimitsResource limits = null;
      for (var message : households.events()) {
        var event = (HouseholdLimitEvent) message.getPayload();
        limits = new HouseholdLimitsFold().next(limits, event, message.getTimestamp());
      }
      return Objects.requireNonNull(limits);
    }
  }
}
