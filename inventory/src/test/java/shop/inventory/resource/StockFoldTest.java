package shop.inventory.resource;

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
import shop.testing.FoldStory;

class StockFoldTest {

  private static final ProductId P1 = new ProductId("p1");
  private static final ReservationId R1 = new ReservationId("101-1");
  private static final ReservationId R2 = new ReservationId("102-1");
  private static final ReservationId R3 = new ReservationId("103-1");

  @Test
  void the_story_of_a_stock_is_told_as_approved() {
    FoldStory.of(new StockFold())
        .then(new StockUnavailable(P1, R1, 1, 0))
        .then(new StockSet(P1, 10))
        .then(new StockReserved(P1, R2, 2))
        .then(new StockReserved(P1, R3, 3))
        .then(new StockConfirmed(P1, R2, 2))
        .then(new StockReleased(P1, R3, 3))
        .then(new StockSet(P1, 1_000_000_000))
        .begin("a stock of which more is sold than there is")
        .then(new StockBackordered(P1, R1, 4))
        .then(new StockBackordered(P1, R2, 3))
        .then(new StockSet(P1, 2))
        .then(new BackorderServed(P1, R1, 2))
        .then(new BackorderCancelled(P1, R1, 2))
        .then(new StockReturned(P1, R1, 2))
        .then(new BackorderServed(P1, R2, 2))
        .then(new StockSet(P1, 2))
        .then(new BackorderServed(P1, R2, 1))
        .isApprovedBy(StockFoldTest.class);
  }
}
