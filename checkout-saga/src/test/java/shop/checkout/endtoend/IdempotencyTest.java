package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code Idempotency-Key} on every POST: however often it is sent, it happens once. */
class IdempotencyTest {

  private static final String KEY = "Idempotency-Key";

  private final Shop shop = Service.shared().shop();
  private final String key = UUID.randomUUID().toString();
  private final String customer = Shop.unique("customer");
  private final String anyCart = "{\"customer\":\"%s\",\"household\":\"h1\"}".formatted(customer);

  @Test
  void a_cart_is_created_once() {
    var first = shop.post("/carts", anyCart, KEY, key).is(201);
    var again = shop.post("/carts", anyCart, KEY, key);

    assertSame(first, again);
    assertThat(shop.feed().query("type=shop.cart.created&limit=1000"))
        .filteredOn(event -> event.resource().at("/customer").asString().equals(customer))
        .hasSize(1);
  }

  @Test
  void an_item_is_added_once_and_its_answer_stays_what_it_was() {
    var cart = shop.cart();
    var first = shop.add(cart, "p1", 2, KEY, key).is(201);
    shop.add(cart, "p2", 5).is(201);

    var again = shop.add(cart, "p1", 2, KEY, key);

    assertSame(first, again);
    assertThat(shop.see("/carts/" + cart).at("/totalQuantity").asInt()).isEqualTo(7);
  }

  @Test
  void an_order_is_made_once() {
    var cart = shop.cart();
    shop.add(cart, shop.product(0), 1);
    var order = "{\"cart\":\"%s\"}".formatted(cart);
    var first = shop.post("/orders", order, KEY, key).is(303);
    shop.end(cart + "-1");

    var again = shop.post("/orders", order, KEY, key);

    assertSame(first, again);
    shop.get("/checkouts/" + cart + "-2").is(404);
  }

  @Test
  void a_no_stays_a_no_under_its_key() {
    var cart = shop.cart();
    var order = "{\"cart\":\"%s\"}".formatted(cart);
    var first = shop.post("/orders", order, KEY, key);
    shop.problem(first, 409, "CART_EMPTY");
    shop.add(cart, "p1", 1);

    assertSame(first, shop.post("/orders", order, KEY, key));
  }

  @Test
  void a_request_that_was_not_understood_does_not_use_up_its_key() {
    shop.post("/carts", "{}", KEY, key).is(400);
    shop.post("/carts", anyCart, KEY, key).is(201);
  }

  @Test
  void a_key_belongs_to_one_request() {
    var cart = shop.cart();
    shop.add(cart, "p1", 2, KEY, key).is(201);

    shop.problem(shop.add(cart, "p1", 3, KEY, key), 422, "IDEMPOTENCY_KEY_REUSED");
    shop.problem(shop.add(shop.cart(), "p1", 2, KEY, key), 422, "IDEMPOTENCY_KEY_REUSED");
    shop.problem(shop.post("/carts", anyCart, KEY, key), 422, "IDEMPOTENCY_KEY_REUSED");

    assertThat(shop.see("/carts/" + cart).at("/totalQuantity").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"with blank", "ümlaut"})
  void a_key_is_visible_ascii(String wrong) {
    var raw = RawRequest.post(shop, Shop.API + "/carts", anyCart, KEY + ": " + wrong);

    assertThat(raw).startsWith("HTTP/1.1 400").contains("\"parameter\":\"Idempotency-Key\"");
  }

  @Test
  void fifty_requests_at_once_with_one_key_have_one_effect_and_one_answer() {
    var cart = shop.cart();

    var replies = AtOnce.all(50, _ -> shop.add(cart, "p1", 2, KEY, key));

    replies.forEach(reply -> assertSame(replies.getFirst(), reply));
    assertThat(replies.getFirst().status()).isEqualTo(201);
    assertThat(shop.get("/carts/" + cart).etag()).isEqualTo("\"2\"");
    assertThat(shop.see("/carts/" + cart).at("/totalQuantity").asInt()).isEqualTo(2);
  }

  @Test
  void fifty_carts_at_once_with_one_key_are_one_cart() {
    var replies = AtOnce.all(50, _ -> shop.post("/carts", anyCart, KEY, key));

    replies.forEach(reply -> assertSame(replies.getFirst(), reply.is(201)));
  }

  /** The same answer, byte for byte. */
  private static void assertSame(Reply first, Reply again) {
    assertThat(again.status()).as("%s", again).isEqualTo(first.status());
    assertThat(again.body()).isEqualTo(first.body());
    Stream.of("Location", "ETag", "Content-Type", "Link")
        .forEach(name ->
            assertThat(again.headers().allValues(name)).isEqualTo(first.headers().allValues(name)));
  }
}
