package shop.inventory;

import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import shop.contract.ProductId;
import shop.contract.ReservationId;
import shop.inventory.StockEvent.StockBackordered;
import shop.inventory.StockEvent.StockConfirmed;
import shop.inventory.StockEvent.StockReserved;
import shop.inventory.StockEvent.StockSet;
import shop.testing.Approved;
import shop.testing.StoredSnapshots;

class StoredStockSnapshotsTest {

  private static final ProductId P1 = new ProductId("p1");
  private static final ReservationId R1 = new ReservationId("101-1");
  private static final ReservationId R2 = new ReservationId("102-1");
  private static final ReservationId R3 = new ReservationId("103-1");

  /** When this differs, the revision of the aggregate has to differ, too. */
  @Test
  void snapshots_are_stored_as_they_were_when_the_first_of_this_revision_was() {
    Approved.verify(
        StoredStockSnapshotsTest.class,
        StoredSnapshots.stored(
                Stock.class,
                Stream.of(
                        new StockSet(P1, 9),
                        new StockReserved(P1, R1, 2),
                        new StockConfirmed(P1, R1, 2),
                        new StockReserved(P1, R2, 3),
                        new StockBackordered(P1, R3, 4))
                    .map(event ->
                        new GenericDomainEventMessage<>("Stock", StockCommand.stream(P1), 0, event))
                    .toList())
            + "\n");
  }
}
