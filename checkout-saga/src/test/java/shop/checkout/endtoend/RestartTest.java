package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A service that is stopped and started again on the same data. */
@OnItsOwn
class RestartTest {

  private final Database database = Database.fresh();

  @Test
  void everything_is_there_again_and_a_running_checkout_gets_on() {
    String product;
    String bought;
    String running;
    String submitted;
    List<String> told;
    try (var service = Service.start(database)) {
      var shop = service.shop();
      product = shop.product(10, 5);
      bought = cartWith(shop, product);
      shop.buy(bought);
      running = cartWith(shop, product);
      service.holdCheckouts();
      submitted = shop.submit(running);
      told = shop.feed().all().stream().map(RestartTest::facts).toList();
    }

    try (var service = Service.start(database)) {
      var shop = service.shop();
      assertThat(shop.end(submitted).at("/status").asString()).isEqualTo("completed");

      var log = shop.feed().all();
      assertThat(log.stream().map(RestartTest::facts)).startsWith(told.toArray(String[]::new));
      assertThat(log).hasSizeGreaterThan(told.size());
      assertThat(shop.feed().head()).isEqualTo(log.size());
      assertThat(shop.see("/carts/" + bought).at("/status").asString()).isEqualTo("submitted");
      assertThat(shop.stock(product).at("/onHand").asInt()).isEqualTo(8);
      assertThat(shop.submit(running)).isEqualTo(submitted);
    }
  }

  private static String cartWith(Shop shop, String product) {
    var cart = shop.cart();
    shop.add(cart, product, 1).is(201);
    return cart;
  }

  /** All of an event but the addresses in it, for the service came back on another port. */
  private static String facts(Event event) {
    return String.join(
        " ",
        event.source(),
        event.id(),
        event.attribute("sequence"),
        event.attribute("time"),
        event.data());
  }
}
