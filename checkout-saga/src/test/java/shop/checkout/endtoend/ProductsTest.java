package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Stock and limits of products, limits of households and wish lists over HTTP. */
class ProductsTest {

  private final Shop shop = Service.shared().shop();
  private final String product = Shop.unique("product");
  private final String stock = "/products/" + product + "/stock";
  private final String limit = "/products/" + product + "/household-limit";

  @Test
  void stock_is_made_by_its_first_count_and_changed_by_the_next() {
    shop.problem(shop.get(stock), 404, "NOT_FOUND");

    var made = shop.count(product, 100).is(201);
    assertThat(made.location()).isEqualTo(Shop.API + stock);
    assertThat(made.etag()).isEqualTo("\"1\"");
    assertThat(made.json().at("/product").asString()).isEqualTo(product);
    assertThat(made.json().at("/onHand").asLong()).isEqualTo(100);
    assertThat(made.json().at("/reserved").asLong(-1)).isZero();
    assertThat(made.json().at("/available").asLong()).isEqualTo(100);

    var changed = shop.count(product, 7).is(200);
    assertThat(changed.etag()).isEqualTo("\"2\"");
    assertThat(changed.has("Location")).isFalse();
    assertThat(shop.get(stock).is(200).body()).isEqualTo(changed.body());
    shop.get(stock, "If-None-Match", "\"2\"").is(304);
  }

  @Test
  void a_count_that_says_what_is_known_changes_nothing() {
    shop.count(product, 5).is(201);

    assertThat(shop.count(product, 5).is(200).etag()).isEqualTo("\"1\"");
  }

  @Test
  void a_limit_is_set_changed_and_removed() {
    shop.problem(shop.get(limit), 404, "NOT_FOUND");

    var made = shop.limit(product, 2).is(201);
    assertThat(made.location()).isEqualTo(Shop.API + limit);
    assertThat(made.json().at("/product").asString()).isEqualTo(product);
    assertThat(made.json().at("/limit").asInt()).isEqualTo(2);
    assertThat(made.json().at("/window").asString()).isEqualTo("P7D");

    var changed = shop.put(limit, "{\"limit\":0,\"window\":\"PT1H\"}").is(200);
    assertThat(changed.etag()).isEqualTo("\"2\"");
    assertThat(shop.get(limit).is(200).body()).isEqualTo(changed.body());
    shop.get(limit, "If-None-Match", "\"2\"").is(304);

    assertThat(shop.delete(limit).is(204).body()).isEmpty();
    shop.problem(shop.get(limit), 404, "NOT_FOUND");
    shop.problem(shop.delete(limit), 404, "NOT_FOUND");
    shop.limit(product, 3).is(201);
  }

  @Test
  void a_limit_that_was_removed_limits_nobody() {
    shop.count(product, 10);
    shop.limit(product, 1);
    shop.delete(limit).is(204);
    var cart = shop.cart();
    shop.add(cart, product, 5);

    assertThat(shop.buy(cart).at("/status").asString()).isEqualTo("completed");
  }

  @Test
  void a_limit_of_zero_forbids_the_product() {
    shop.count(product, 10);
    shop.limit(product, 0);
    var cart = shop.cart();
    shop.add(cart, product, 1);

    var refusal = shop.buy(cart).at("/refusal");

    assertThat(refusal.at("/reason").asString()).isEqualTo("HOUSEHOLD_LIMIT_EXCEEDED");
    assertThat(refusal.at("/available").asInt(-1)).isZero();
  }

  @Test
  void a_household_that_never_bought_and_a_customer_without_wishes_are_not_found() {
    shop.problem(shop.get("/households/" + Shop.unique("household") + "/limits"), 404, "NOT_FOUND");
    shop.problem(shop.get("/wishlists/" + Shop.unique("customer")), 404, "NOT_FOUND");
    shop.problem(
        shop.delete("/wishlists/" + Shop.unique("customer") + "/items/i1"), 404, "NOT_FOUND");
  }

  @Test
  void a_customer_takes_a_wish_off_the_list_once() {
    shop.count(product, 0);
    var customer = Shop.unique("customer");
    var cart = shop.cart(customer, Shop.unique("household"));
    shop.add(cart, product, 2);
    shop.buy(cart);
    var list = shop.get("/wishlists/" + customer).is(200);
    var item = "/wishlists/" + customer + "/items/" + list.json().at("/items/0/id").asString();
    shop.get("/wishlists/" + customer, "If-None-Match", list.etag()).is(304);

    var removed = shop.delete(item).is(204);

    assertThat(removed.body()).isEmpty();
    assertThat(shop.wishes(customer).at("/items").toString()).isEqualTo("[]");
    shop.problem(shop.delete(item), 404, "NOT_FOUND");
  }
}
