package shop.householdlimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.contract.HouseholdId;
import shop.contract.ProductId;
import shop.contract.ReservationId;
import shop.householdlimit.HouseholdLimitEvent.Entry;
import shop.householdlimit.HouseholdLimitEvent.LimitReleased;
import shop.householdlimit.HouseholdLimitEvent.LimitReserved;
import shop.householdlimit.HouseholdLimitEvent.LimitUsed;
import shop.testing.HeldState;

class HouseholdLimitMemoryTest {

  private static final HouseholdId H1 = new HouseholdId("h1");
  private static final Duration WINDOW = Duration.ofDays(7);

  @Test
  void a_hundred_thousand_past_reservations_take_no_more_memory_than_three_hundred() {
    assertThat(HeldState.of(after(100_000))).hasSameSizeAs(HeldState.of(after(300)));
  }

  @Test
  void nor_do_a_hundred_thousand_that_still_count() {
    var window = Duration.ofDays(3660);
    var paper = new ProductId("p1");
    var counted = new CountedEntries();
    var now = Instant.parse("2026-01-05T12:00:00Z");
    for (int n = 0; n < 100_000; n++) {
      var reservation = new ReservationId("%09d".formatted(n));
      var until = counted.until(paper, window, now);
      counted.reserve(reservation, List.of(new Entry(paper, 1, 1_000_000, until)));
      counted.use(reservation, now);
      now = now.plus(Duration.ofMinutes(50));
    }
    assertThat(counted.used(paper, now)).isEqualTo(100_000);
    assertThat(HeldState.of(counted)).hasSizeLessThan(4_000);
  }

  /** A household that makes a reservation every day, and buys every other one. */
  private static HouseholdLimit after(int reservations) {
    var household = new HouseholdLimit();
    var today = Instant.parse("2026-01-05T12:00:00Z");
    for (int n = 0; n < reservations; n++) {
      var reservation = new ReservationId("%09d".formatted(n));
      var entry = new Entry(new ProductId("p1"), 1, 9, today.plus(WINDOW));
      household.on(new LimitReserved(H1, reservation, List.of(entry)));
      if (n % 2 == 0) {
        household.on(new LimitUsed(H1, reservation), today);
      } else {
        household.on(new LimitReleased(H1, reservation));
      }
      today = today.plus(Duration.ofDays(1));
    }
    return household;
  }
}
