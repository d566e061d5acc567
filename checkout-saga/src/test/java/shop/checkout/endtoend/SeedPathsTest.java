package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The paths of the shop's first version, which old clients still use. */
class SeedPathsTest {

  private final Shop shop = Service.shared().shop();
  private final String id = Shop.unique("cart");
  private final String cart = "/cart/" + id;
  private final String product = shop.product(5);

  @Test
  void a_cart_is_filled_and_ordered_under_the_old_paths() {
    var created =
        shop.post(
            "/cart", "{\"id\":\"%s\",\"customer\":\"c1\",\"household\":\"h1\"}".formatted(id));
    assertThat(created.is(201).location()).isEqualTo("/api/v1/carts/" + id);
    assertThat(shop.get(cart).is(200).body()).isEqualTo(created.body());

    var first = shop.post(cart + "/items", line(2)).is(201);
    assertThat(first.location()).isEqualTo("/api/v1/carts/" + id + "/items/i1");
    shop.patch(cart + "/items/i1", "{\"quantity\":3}").is(200);
    shop.delete(cart + "/items/i1").is(204);
    shop.post(cart + "/items", line(1)).is(201);
    shop.delete(cart + "/items").is(204);
    shop.post(cart + "/items", line(4)).is(201);
    shop.patch(cart, "{\"status\":\"submitted\"}").is(422);

    var ordered = shop.post("/order", "{\"cart\":\"%s\"}".formatted(id)).is(303);
    assertThat(ordered.location()).isEqualTo("/api/v1/checkouts/" + id + "-1");
    var submitted = shop.put(cart + "/submission", "").is(303);
    assertThat(submitted.location()).isEqualTo(ordered.location());
    assertThat(shop.end(id + "-1").at("/status").asString()).isEqualTo("completed");
    assertThat(shop.get(cart).json().at("/status").asString()).isEqualTo("submitted");
  }

  private String line(int quantity) {
    return "{\"product\":\"%s\",\"quantity\":%d}".formatted(product, quantity);
  }
}
