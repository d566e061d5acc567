package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Carts over HTTP: what is answered, with which headers, and what that changes. */
class CartsTest {

  private final Shop shop = Service.shared().shop();
  private final String cart = Shop.unique("cart");
  private final String product = Shop.unique("product");

  @Test
  void a_cart_is_created_where_its_client_wants_it() {
    var created = shop.create(cart, "c1", "h1").is(201);

    assertThat(created.location()).isEqualTo("/api/v1/carts/" + cart);
    assertThat(created.etag()).isEqualTo("\"1\"");
    assertThat(created.mediaType()).isEqualTo("application/json");
    var body = created.json();
    assertThat(body.at("/id").asString()).isEqualTo(cart);
    assertThat(body.at("/status").asString()).isEqualTo("open");
    assertThat(body.at("/customer").asString()).isEqualTo("c1");
    assertThat(body.at("/household").asString()).isEqualTo("h1");
    assertThat(body.at("/items").toString()).isEqualTo("[]");
    assertThat(body.at("/totalQuantity").asInt(-1)).isZero();
    assertThat(body.has("checkout")).isFalse();
    assertThat(body.at("/createTime").asString()).endsWith("Z");
    assertThat(body.at("/updateTime").asString()).isEqualTo(body.at("/createTime").asString());
    assertThat(shop.get("/carts/" + cart).is(200).body()).isEqualTo(created.body());
  }

  @Test
  void a_cart_without_a_wish_for_an_identifier_gets_one() {
    var created = shop.post("/carts", "{\"customer\":\"c1\",\"household\":\"h1\"}").is(201);

    var read = shop.call("GET", created.location(), null).is(200);

    assertThat(read.body()).isEqualTo(created.body());
    assertThat(created.location()).endsWith(created.json().at("/id").asString());
  }

  @Test
  void a_cart_is_not_created_twice() {
    shop.create(cart, "c1", "h1").is(201);

    shop.problem(shop.create(cart, "c2", "h2"), 409, "CART_EXISTS");

    assertThat(shop.see("/carts/" + cart).at("/customer").asString()).isEqualTo("c1");
  }

  @Test
  void an_item_is_added_at_a_place_of_its_own() {
    shop.create(cart, "c1", "h1");

    var added = shop.add(cart, product, 2).is(201);

    assertThat(added.location()).isEqualTo("/api/v1/carts/" + cart + "/items/i1");
    assertThat(added.etag()).isEqualTo("\"2\"");
    assertThat(added.json().at("/items").toString())
        .isEqualTo("[{\"id\":\"i1\",\"product\":\"%s\",\"quantity\":2}]".formatted(product));
    assertThat(added.json().at("/totalQuantity").asInt()).isEqualTo(2);
    assertThat(shop.get("/carts/" + cart).body()).isEqualTo(added.body());
  }

  @Test
  void a_product_has_one_line_and_the_cart_sums_up() {
    shop.create(cart, "c1", "h1");
    shop.add(cart, product, 2);
    shop.add(cart, Shop.unique("product"), 5);

    var merged = shop.add(cart, product, 1).is(201);

    assertThat(merged.location()).endsWith("/items/i1");
    assertThat(merged.json().at("/items/0/quantity").asInt()).isEqualTo(3);
    assertThat(merged.json().at("/totalQuantity").asInt()).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/merge-patch+json", "application/json"})
  void an_item_is_patched(String mediaType) {
    shop.create(cart, "c1", "h1");
    var item = shop.add(cart, product, 2).location();

    var patched = shop.call("PATCH", item, "{\"quantity\":3}", "Content-Type", mediaType).is(200);

    assertThat(patched.etag()).isEqualTo("\"3\"");
    assertThat(patched.json().at("/items/0/quantity").asInt()).isEqualTo(3);
    assertThat(shop.get("/carts/" + cart).body()).isEqualTo(patched.body());
  }

  @Test
  void an_item_is_removed_once() {
    shop.create(cart, "c1", "h1");
    var item = shop.add(cart, product, 2).location();

    var removed = shop.call("DELETE", item, null).is(204);

    assertThat(removed.body()).isEmpty();
    assertThat(removed.etag()).isEqualTo("\"3\"");
    assertThat(shop.see("/carts/" + cart).at("/items").toString()).isEqualTo("[]");
    shop.problem(shop.call("DELETE", item, null), 404, "NOT_FOUND");
    assertThat(shop.add(cart, product, 1).location()).as("never used again").isNotEqualTo(item);
  }

  @Test
  void a_cart_is_cleared() {
    shop.create(cart, "c1", "h1");
    shop.add(cart, product, 2);
    shop.add(cart, Shop.unique("product"), 2);

    var cleared = shop.delete("/carts/" + cart + "/items").is(204);

    assertThat(cleared.body()).isEmpty();
    assertThat(shop.see("/carts/" + cart).at("/totalQuantity").asInt(-1)).isZero();
    shop.delete("/carts/" + cart + "/items").is(204);
  }

  @Test
  void a_line_and_a_cart_hold_only_so_much() {
    shop.create(cart, "c1", "h1");
    shop.add(cart, product, 999).is(201);
    shop.problem(shop.add(cart, product, 1), 409, "QUANTITY_TOO_LARGE");
    IntStream.range(1, 200).forEach(n -> shop.add(cart, "p" + n, 1).is(201));

    shop.problem(shop.add(cart, "p200", 1), 409, "CART_FULL");

    assertThat(shop.see("/carts/" + cart).at("/items")).hasSize(200);
  }

  @Test
  void a_status_is_not_patched_but_submitted() {
    shop.create(cart, "c1", "h1");

    var refused = shop.patch("/carts/" + cart, "{\"status\":\"submitted\"}");

    var problem = shop.problem(refused, 422, "NOT_PATCHABLE");
    var submission = "/api/v1/carts/" + cart + "/submission";
    assertThat(problem.at("/seeAlso").asString()).isEqualTo(submission);
    assertThat(refused.header("Link")).isEqualTo("<" + submission + ">; rel=\"related\"");
    assertThat(shop.get("/carts/" + cart).etag()).isEqualTo("\"1\"");
  }

  @Test
  void a_cart_is_not_replaced() {
    shop.create(cart, "c1", "h1");

    var refused = shop.put("/carts/" + cart, "{\"status\":\"submitted\"}");

    shop.problem(refused, 405, "METHOD_NOT_ALLOWED");
    assertThat(List.of(refused.header("Allow").split(", ?")))
        .containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS", "PATCH");
  }

  @Test
  void who_knows_the_cart_is_not_sent_it_again() {
    shop.create(cart, "c1", "h1");

    for (var known : List.of("\"1\"", "W/\"1\"", "\"7\", \"1\"")) {
      var unchanged = shop.get("/carts/" + cart, "If-None-Match", known).is(304);
      assertThat(unchanged.body()).isEmpty();
      assertThat(unchanged.etag()).isEqualTo("\"1\"");
    }
    shop.add(cart, product, 1);
    shop.get("/carts/" + cart, "If-None-Match", "\"1\"").is(200);
  }

  @Test
  void the_head_of_a_cart_is_that_of_the_whole() {
    shop.create(cart, "c1", "h1");

    var head = shop.call("HEAD", "/api/v1/carts/" + cart, null).is(200);

    assertThat(head.etag()).isEqualTo("\"1\"");
    assertThat(head.mediaType()).isEqualTo("application/json");
    assertThat(head.body()).isEmpty();
  }

  @Test
  void a_cart_that_nobody_created_is_not_found() {
    var unknown = "/carts/" + Shop.unique("cart");

    shop.problem(shop.get(unknown), 404, "NOT_FOUND");
    shop.problem(
        shop.post(unknown + "/items", "{\"product\":\"p1\",\"quantity\":1}"), 404, "NOT_FOUND");
    shop.problem(shop.patch(unknown + "/items/i1", "{\"quantity\":1}"), 404, "NOT_FOUND");
    shop.problem(shop.delete(unknown + "/items/i1"), 404, "NOT_FOUND");
    shop.problem(shop.delete(unknown + "/items"), 404, "NOT_FOUND");
    shop.problem(shop.patch(unknown, "{\"status\":\"open\"}"), 404, "NOT_FOUND");
    shop.problem(shop.put(unknown + "/submission", ""), 404, "NOT_FOUND");
    shop.problem(shop.get(unknown + "/revisions/1"), 404, "NOT_FOUND");
  }

  @Test
  void every_revision_of_a_cart_stays_readable() {
    var created = shop.create(cart, "c1", "h1");
    var added = shop.add(cart, product, 2);

    assertThat(shop.get("/carts/" + cart + "/revisions/1").is(200).body())
        .isEqualTo(created.body());
    assertThat(shop.get("/carts/" + cart + "/revisions/2").is(200).etag()).isEqualTo(added.etag());
    shop.problem(shop.get("/carts/" + cart + "/revisions/3"), 404, "NOT_FOUND");
  }
}
