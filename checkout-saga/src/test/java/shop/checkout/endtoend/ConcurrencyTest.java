package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many customers at the same moment. */
class ConcurrencyTest {

  private static final int MANY = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Shop shop = Service.shared().shop();

  @Test
  void the_last_unit_of_a_household_is_bought_once() {
    var product = shop.product(MANY, 2);
    var household = Shop.unique("household");
    assertThat(shop.buy(cart(household, product)).at("/status").asString()).isEqualTo("completed");

    var checkouts = buyAtOnce(MANY, () -> cart(household, product));

    assertThat(withStatus(checkouts, "completed")).hasSize(1);
    assertThat(withStatus(checkouts, "rejected"))
        .hasSize(MANY - 1)
        .allMatch(checkout ->
            checkout.at("/refusal/reason").asString().equals("HOUSEHOLD_LIMIT_EXCEEDED"));
    assertStock(product, MANY - 2);
    var limit = shop.limits(household).at("/products/0");
    assertThat(limit.at("/used").asInt()).isEqualTo(2);
    assertThat(limit.at("/reserved").asInt(-1)).isZero();
    LogRules.check(shop.feed().all());
  }

  @Test
  void the_last_pieces_of_a_product_are_sold_once() {
    int pieces = 50;
    var product = shop.product(pieces);

    var checkouts = buyAtOnce(MANY, () -> cart(Shop.unique("household"), product));

    assertThat(withStatus(checkouts, "completed")).hasSize(pieces);
    assertThat(withStatus(checkouts, "rejected"))
        .hasSize(MANY - pieces)
        .allMatch(checkout -> checkout.at("/refusal/reason").asString().equals("OUT_OF_STOCK"));
    assertStock(product, 0);
    LogRules.check(shop.feed().all());
  }

  @Test
  void nothing_that_is_added_to_a_cart_is_lost() {
    var cart = shop.cart();
    int writers = 60;

    var replies = AtOnce.all(writers, n -> shop.add(cart, "p" + n % 7, n % 5 + 1).is(201));

    assertThat(replies.stream().map(Reply::etag))
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(2, writers + 1).mapToObj(n -> "\"" + n + "\"").toList());
    var read = shop.see("/carts/" + cart);
    assertThat(read.at("/totalQuantity").asInt()).isEqualTo(writers / 5 * (1 + 2 + 3 + 4 + 5));
    assertThat(read.at("/items")).hasSize(7);
  }

  @Test
  void of_many_writers_on_one_revision_one_wins() {
    var cart = shop.cart();

    var replies = AtOnce.all(50, n -> shop.add(cart, "p" + n, 1, "If-Match", "\"1\""));

    assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
    assertThat(replies).filteredOn(reply -> reply.status() == 412).hasSize(49);
    assertThat(shop.see("/carts/" + cart).at("/items")).hasSize(1);
  }

  @Test
  void a_cart_that_is_submitted_many_times_at_once_has_one_checkout() {
    var cart = cart(Shop.unique("household"), shop.product(5));

    var checkouts = AtOnce.all(50, _ -> shop.submit(cart));

    assertThat(checkouts).containsOnly(cart + "-1");
    assertThat(shop.end(cart + "-1").at("/status").asString()).isEqualTo("completed");
    shop.get("/checkouts/" + cart + "-2").is(404);
  }

  @Test
  void an_identifier_is_given_to_one_cart() {
    var cart = Shop.unique("cart");

    var replies = AtOnce.all(50, n -> shop.create(cart, "c" + n, "h1"));

    assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
    assertThat(replies).filteredOn(reply -> reply.status() == 409).hasSize(49);
    assertThat(shop.feed().of("carts", cart)).hasSize(1);
  }

  @Test
  void what_is_added_while_a_cart_is_submitted_is_bought_or_refused() {
    var product = shop.product(1000);
    var cart = cart(Shop.unique("household"), product);

    var replies = AtOnce.all(30, n -> n == 15 ? shop.submission(cart) : shop.add(cart, product, 1));

    assertThat(replies.get(15).status()).isEqualTo(303);
    int added = (int) replies.stream().filter(reply -> reply.status() == 201).count();
    assertThat(replies).filteredOn(reply -> reply.status() == 409).hasSize(29 - added);
    var bought = shop.end(cart + "-1").at("/lines/0/quantity").asInt();
    assertThat(bought).isEqualTo(1 + added);
    assertStock(product, 1000 - bought);
  }

  private List<JsonNode> buyAtOnce(int customers, Supplier<String> cart) {
    var carts = AtOnce.all(customers, _ -> cart.get());
    var checkouts = AtOnce.all(customers, n -> shop.submit(carts.get(n)));
    return checkouts.stream().map(shop::end).toList();
  }

  private String cart(String household, String product) {
    var cart = shop.cart(Shop.unique("customer"), household);
    shop.add(cart, product, 1).is(201);
    return cart;
  }

  private static List<JsonNode> withStatus(List<JsonNode> checkouts, String status) {
    return checkouts.stream()
        .filter(checkout -> checkout.at("/status").asString().equals(status))
        .toList();
  }

  /** When many checkouts end at once, what follows from an end may be told a batch later. */
  private void assertStock(String product, long onHand) {
    await().atMost(PATIENCE).until(() -> shop.stock(product).at("/reserved").asLong(-1) == 0);
    assertThat(shop.stock(product).at("/onHand").asLong()).isEqualTo(onHand);
  }
}
