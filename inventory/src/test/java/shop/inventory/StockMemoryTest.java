package shop.inventory;

import static org.assertj.core.api.Assertions.assertThat;

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
import shop.testing.HeldState;

class StockMemoryTest {

  private static final ProductId P1 = new ProductId("p1");

  @Test
  void a_hundred_thousand_past_reservations_take_no_more_memory_than_three_hundred() {
    assertThat(HeldState.of(after(100_000))).hasSameSizeAs(HeldState.of(after(300)));
  }

  @Test
  void a_hundred_thousand_past_backorders_take_no_more_memory_than_three_hundred() {
    assertThat(HeldState.of(afterBackorders(100_000)))
        .hasSameSizeAs(HeldState.of(afterBackorders(300)));
  }

  private static Stock afterBackorders(int sales) {
    var stock = new Stock();
    for (int n = 0; n < sales; n++) {
      var reservation = new ReservationId("%09d".formatted(n));
      stock.on(new StockBackordered(P1, reservation, 2));
      stock.on(new StockSet(P1, 1));
      stock.on(new BackorderServed(P1, reservation, 1));
      stock.on(new BackorderCancelled(P1, reservation, 1));
      stock.on(new StockReturned(P1, reservation, 1));
    }
    stock.on(new StockSet(P1, 0));
    return stock;
  }

  private static Stock after(int reservations) {
    var stock = new Stock();
    stock.on(new StockSet(P1, 1_000_000_000));
    for (int n = 0; n < reservations; n++) {
      var reservation = new ReservationId("%09d".formatted(n));
      stock.on(new StockReserved(P1, reservation, 1));
      if (n % 2 == 0) {
        stock.on(new StockConfirmed(P1, reservation, 1));
      } else {
        stock.on(new StockReleased(P1, reservation, 1));
      }
    }
    stock.on(new StockSet(P1, 1_000_000_000));
    return stock;
  }
}
