package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import shop.contract.ProductId;
import shop.inventory.StockCommand.SetStock;

/** A product whose stock has changed more often than anybody wants to read again. */
@OnItsOwn
class SnapshotsTest {

  private static final int CHANGES = 600;

  private final Database database = Database.fresh();

  @Test
  void what_changed_very_often_goes_on_from_a_snapshot_after_a_restart() {
    String product;
    try (var service = Service.start(database)) {
      product = service.shop().product(0);
      for (int onHand = 1; onHand <= CHANGES; onHand++) {
        service.send(new SetStock(new ProductId(product), onHand));
      }
      service.awaitSnapshot("stock:" + product);
    }

    try (var service = Service.start(database)) {
      // Without the events that the snapshot stands for, only the snapshot is left to go on from.
      service.forgetEventsBeforeSnapshot("stock:" + product);
      var shop = service.shop();
      var cart = shop.cart();
      shop.add(cart, product, 1).is(201);
      shop.buy(cart);
      assertThat(shop.stock(product).at("/onHand").asInt()).isEqualTo(CHANGES - 1);
      assertThat(shop.get("/products/" + product + "/stock").header("ETag"))
          .isEqualTo("\"" + (CHANGES + 3) + "\"");
    }
  }
}
