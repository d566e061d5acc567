package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Whoever was told of a write reads it, at once and everywhere. */
class ReadYourWritesTest {

  private final Shop shop = Service.shared().shop();

  @Test
  void every_acknowledged_write_is_in_the_resource_and_in_the_feed() {
    AtOnce.all(
        20,
        _ -> {
          var cart = shop.cart();
          seen("carts", cart, "/carts/" + cart, shop.add(cart, "p1", 1));
          seen("carts", cart, "/carts/" + cart, shop.add(cart, "p2", 2));
          seen(
              "carts",
              cart,
              "/carts/" + cart,
              shop.patch("/carts/" + cart + "/items/i1", "{\"quantity\":5}"));
          seen("carts", cart, "/carts/" + cart, shop.delete("/carts/" + cart + "/items/i2"));
          var product = Shop.unique("product");
          seen("inventory", product, "/products/" + product + "/stock", shop.count(product, 3));
          seen(
              "limit-rules",
              product,
              "/products/" + product + "/household-limit",
              shop.limit(product, 3));
          shop.submission(cart).is(303);
          assertThat(shop.see("/carts/" + cart).at("/checkout").asString()).isEqualTo(cart + "-1");
          assertThat(shop.feed().of("checkouts", cart + "-1")).isNotEmpty();
          return cart;
        });
  }

  @Test
  void a_rule_that_was_acknowledged_is_in_force() {
    var product = shop.product(100, 1);
    for (int limit = 1; limit <= 10; limit++) {
      shop.limit(product, limit).is(200);
      var cart = shop.cart();
      shop.add(cart, product, limit);
      assertThat(shop.buy(cart).at("/status").asString()).isEqualTo("completed");
    }
  }

  @Test
  void time_never_runs_backwards_for_a_reader() {
    var cart = shop.cart();
    var newest = new AtomicReference<>(1L);
    AtOnce.all(
        20,
        n -> {
          if (n < 10) {
            var written = revision(shop.add(cart, "p" + n, 1).is(201));
            newest.accumulateAndGet(written, Math::max);
          } else {
            for (int read = 0; read < 10; read++) {
              long known = newest.get();
              assertThat(revision(shop.get("/carts/" + cart))).isGreaterThanOrEqualTo(known);
            }
          }
          return n;
        });
  }

  /** Nobody else writes here, so the newest event is the one that the write brought about. */
  private void seen(String source, String subject, String path, Reply written) {
    assertThat(written.status()).as("%s", written).isBetween(200, 204);
    var read = shop.get(path).is(200);
    assertThat(read.etag()).isEqualTo(written.etag());
    var told = shop.feed().of(source, subject).getLast();
    assertThat(told.data()).isEqualTo(read.body());
    assertThat("\"" + told.sequence() + "\"").isEqualTo(written.etag());
    if (written.status() != 204) {
      assertThat(written.body()).isEqualTo(read.body());
    }
  }

  private static long revision(Reply reply) {
    return Long.parseLong(reply.etag().replace("\"", ""));
  }
}
