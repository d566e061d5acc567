package shop.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shop.contract.ProductId;
import shop.contract.ReservationId;
import shop.inventory.StockEvent.BackorderCancelled;
import shop.inventory.StockEvent.BackorderServed;
import shop.inventory.StockEvent.StockBackordered;
import shop.inventory.StockEvent.StockConfirmed;
import shop.inventory.StockEvent.StockReleased;
import shop.inventory.StockEvent.StockReserved;
import shop.inventory.StockEvent.StockReturned;
import shop.inventory.StockEvent.StockSet;
import shop.inventory.StockEvent.StockUnavailable;
import shop.testing.StoredEvents;

class StoredStockEventsTest {

  private static final ProductId P1 = new ProductId("p1");
  private static final ReservationId R1 = new ReservationId("101-1");

  @Test
  void events_are_stored_under_the_name_of_their_stream() {
    assertThat(StockCommand.stream(P1)).isEqualTo("stock:p1");
  }

  @Test
  void events_are_stored_as_they_were_when_the_first_was_stored() {
    StoredEvents.areApprovedBy(
        StoredStockEventsTest.class,
        Set.of(StockEvent.class),
        List.of(
            new StockSet(P1, 1_000_000_000),
            new StockReserved(P1, R1, 2),
            new StockUnavailable(P1, R1, 3, 2),
            new StockReleased(P1, R1, 2),
            new StockConfirmed(P1, R1, 2),
            new StockBackordered(P1, R1, 3),
            new BackorderServed(P1, R1, 2),
            new BackorderCancelled(P1, R1, 1),
            new StockReturned(P1, R1, 4)));
  }
}
