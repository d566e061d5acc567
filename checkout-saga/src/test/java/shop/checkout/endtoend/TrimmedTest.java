package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tables that only concern checkouts that run are empty when none does. */
@OnItsOwn
class TrimmedTest {

  @Test
  void nothing_is_left_of_checkouts_that_have_ended_but_what_they_tell() {
    try (var service = Service.start(Database.fresh())) {
      var shop = service.shop();
      var product = shop.product(1, 1);
      var completed = cart(shop, product, 1);
      var overLimit = cart(shop, product, 2);
      var soldOut = cart(shop, product, 1);
      shop.buy(completed);
      assertThat(shop.end(shop.submit(overLimit)).at("/status").asString()).isEqualTo("rejected");
      assertThat(shop.end(shop.submit(soldOut)).at("/status").asString()).isEqualTo("rejected");

      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> {
            assertThat(service.rows("sagaentry")).isZero();
            assertThat(service.rows("associationvalueentry")).isZero();
            assertThat(service.rows("submission_deadline")).isZero();
          });
    }
  }

  private static String cart(Shop shop, String product, int quantity) {
    var cart = shop.cart();
    shop.add(cart, product, quantity).is(201);
    return cart;
  }
}
