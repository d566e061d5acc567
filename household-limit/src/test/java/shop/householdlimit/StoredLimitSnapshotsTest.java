package shop.householdlimit;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import shop.contract.HouseholdId;
import shop.contract.ProductId;
import shop.contract.ReservationId;
import shop.householdlimit.HouseholdLimitEvent.Entry;
import shop.householdlimit.HouseholdLimitEvent.LimitReserved;
import shop.householdlimit.HouseholdLimitEvent.LimitUsed;
import shop.testing.Approved;
import shop.testing.StoredSnapshots;

class StoredLimitSnapshotsTest {

  private static final HouseholdId H1 = new HouseholdId("h1");
  private static final ProductId P1 = new ProductId("p1");
  private static final ReservationId R1 = new ReservationId("101-1");
  private static final ReservationId R2 = new ReservationId("102-1");
  private static final Instant UNTIL = Instant.parse("2226-01-12T12:00:00.123456Z");

  /** When this differs, the revision of the aggregate has to differ, too. */
  @Test
  void snapshots_are_stored_as_they_were_when_the_first_of_this_revision_was() {
    Approved.verify(
        StoredLimitSnapshotsTest.class,
        StoredSnapshots.stored(
                HouseholdLimit.class,
                Stream.of(
                        new LimitReserved(H1, R1, List.of(new Entry(P1, 1, 9, UNTIL))),
                        new LimitUsed(H1, R1),
                        new LimitReserved(H1, R2, List.of(new Entry(P1, 2, 9, UNTIL))))
                    .map(event ->
                        new GenericDomainEventMessage<>(
                            "HouseholdLimit", HouseholdLimitCommand.stream(H1), 0, event))
                    .toList())
            + "\n");
  }
}
