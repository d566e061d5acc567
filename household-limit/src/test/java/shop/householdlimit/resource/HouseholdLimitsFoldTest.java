package shop.householdlimit.resource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.contract.HouseholdId;
import shop.contract.ProductId;
import shop.contract.ReservationId;
import shop.householdlimit.HouseholdLimitEvent.Entry;
import shop.householdlimit.HouseholdLimitEvent.Excess;
import shop.householdlimit.HouseholdLimitEvent.LimitExceeded;
import shop.householdlimit.HouseholdLimitEvent.LimitOverrun;
import shop.householdlimit.HouseholdLimitEvent.LimitReleased;
import shop.householdlimit.HouseholdLimitEvent.LimitReserved;
import shop.householdlimit.HouseholdLimitEvent.LimitUsed;
import shop.testing.FoldStory;

class HouseholdLimitsFoldTest {

  private static final HouseholdId H1 = new HouseholdId("h1");
  private static final ProductId PAPER = new ProductId("paper");
  private static final ProductId SOAP = new ProductId("soap");
  private static final ProductId TEA = new ProductId("tea");
  private static final ReservationId R1 = new ReservationId("101-1");
  private static final ReservationId R2 = new ReservationId("102-1");
  private static final ReservationId R3 = new ReservationId("103-1");
  private static final ReservationId R4 = new ReservationId("104-1");
  private static final ReservationId R5 = new ReservationId("105-1");
  private static final ReservationId R6 = new ReservationId("106-1");
  private static final ReservationId R7 = new ReservationId("107-1");
  private static final ReservationId R8 = new ReservationId("108-1");
  private static final ReservationId R9 = new ReservationId("109-1");
  private static final Instant IN_A_WEEK = Instant.parse("2026-01-12T12:00:00Z");
  private static final Instant TOMORROW = Instant.parse("2026-01-06T12:00:00Z");

  /**
   * Everything unlimited, then two products, a lowered limit, and a window that passes; at last
   * purchases that are counted afterwards and do not fit, and what happens after those.
   */
  @Test
  void the_story_of_a_household_is_told_as_approved() {
    FoldStory.of(new HouseholdLimitsFold())
        .then(new LimitReserved(H1, R1, List.of()))
        .then(
            new LimitReserved(
                H1,
                R2,
                List.of(new Entry(SOAP, 2, 5, IN_A_WEEK), new Entry(PAPER, 1, 3, TOMORROW))))
        .then(new LimitUsed(H1, R1))
        .then(new LimitReserved(H1, R3, List.of(new Entry(PAPER, 2, 3, TOMORROW))))
        .then(new LimitUsed(H1, R2))
        .then(new LimitExceeded(H1, R4, List.of(new Excess(PAPER, 1, 2, 1, 2))))
        .then(new LimitReleased(H1, R3))
        .after(Duration.ofDays(2), new LimitReserved(H1, R5, List.of()))
        .then(new LimitReserved(H1, R6, List.of(new Entry(SOAP, 3, 5, IN_A_WEEK))))
        .then(new LimitUsed(H1, R6))
        .then(
            new LimitOverrun(
                H1, R6, List.of(new Excess(PAPER, 4, 3, 0, 0), new Excess(TEA, 2, 1, 0, 0))))
        .then(new LimitReserved(H1, R7, List.of(new Entry(PAPER, 1, 3, IN_A_WEEK))))
        .then(new LimitUsed(H1, R7))
        .then(new LimitOverrun(H1, R7, List.of(new Excess(TEA, 3, 1, 0, 0))))
        .then(new LimitExceeded(H1, R8, List.of(new Excess(TEA, 5, 4, 0, 0))))
        .then(new LimitReserved(H1, R9, List.of(new Entry(TEA, 4, 4, IN_A_WEEK))))
        .then(new LimitReleased(H1, R9))
        .isApprovedBy(HouseholdLimitsFoldTest.class);
  }
}
