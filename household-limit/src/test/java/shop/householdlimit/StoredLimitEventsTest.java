package shop.householdlimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
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
import shop.householdlimit.LimitRuleEvent.LimitRuleRemoved;
import shop.householdlimit.LimitRuleEvent.LimitRuleSet;
import shop.testing.StoredEvents;

class StoredLimitEventsTest {

  private static final HouseholdId H1 = new HouseholdId("h1");
  private static final ProductId P1 = new ProductId("p1");
  private static final ReservationId R1 = new ReservationId("101-1");
  private static final Instant UNTIL = Instant.parse("2026-01-12T12:00:00.123456Z");

  @Test
  void events_are_stored_under_the_name_of_their_stream() {
    assertThat(LimitRuleCommand.stream(P1)).isEqualTo("limit-rule:p1");
    assertThat(HouseholdLimitCommand.stream(H1)).isEqualTo("household:h1");
  }

  @Test
  void events_are_stored_as_they_were_when_the_first_was_stored() {
    StoredEvents.areApprovedBy(
        StoredLimitEventsTest.class,
        Set.of(HouseholdLimitEvent.class, LimitRuleEvent.class),
        List.of(
            new LimitRuleSet(P1, 2, new Window("P7D")),
            new LimitRuleRemoved(P1),
            new LimitReserved(H1, R1, List.of()),
            new LimitReserved(H1, R1, List.of(new Entry(P1, 1, 2, UNTIL))),
            new LimitExceeded(H1, R1, List.of(new Excess(P1, 3, 2, 1, 0))),
            new LimitReleased(H1, R1),
            new LimitUsed(H1, R1),
            new LimitOverrun(H1, R1, List.of(new Excess(P1, 3, 2, 1, 0)))));
  }
}
