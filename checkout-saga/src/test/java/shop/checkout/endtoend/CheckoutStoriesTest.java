package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How checkouts end, and what they leave behind the moment their end is seen. */
class CheckoutStoriesTest {

  private final Shop shop = Service.shared().shop();
  private final String customer = Shop.unique("customer");
  private final String household = Shop.unique("household");

  @Test
  void a_cart_that_fits_is_bought_and_every_step_is_seen() {
    var product = shop.product(10, 2);
    var cart = shop.cart(customer, household);
    shop.add(cart, product, 2).is(201);

    var checkout = shop.buy(cart);

    assertThat(checkout.at("/id").asString()).isEqualTo(cart + "-1");
    assertThat(checkout.at("/cart").asString()).isEqualTo(cart);
    assertThat(checkout.at("/customer").asString()).isEqualTo(customer);
    assertThat(checkout.at("/household").asString()).isEqualTo(household);
    assertThat(checkout.at("/status").asString()).isEqualTo("completed");
    assertThat(checkout.at("/lines").toString())
        .isEqualTo("[{\"product\":\"%s\",\"quantity\":2}]".formatted(product));
    assertThat(steps(checkout))
        .containsExactly("limit reserved", "stock reserved " + product, "cart submitted");
    assertThat(checkout.at("/steps").valueStream()).allMatch(step -> step.has("time"));
    assertThat(checkout.has("refusal")).isFalse();
    assertThat(checkout.has("createTime") && checkout.has("updateTime")).isTrue();
    assertThat(typesOf("checkouts", cart + "-1"))
        .containsExactly(
            "shop.checkout.started",
            "shop.checkout.limitReserved",
            "shop.checkout.stockReserved",
            "shop.checkout.completed");
    assertThat(statusesOf(cart + "-1"))
        .containsExactly("started", "limitReserved", "limitReserved", "completed");
  }

  @Test
  void what_is_bought_leaves_the_stock_and_counts_against_the_limit() {
    var product = shop.product(10, 5);
    var cart = shop.cart(customer, household);
    shop.add(cart, product, 2);
    var checkout = shop.submit(cart);
    shop.end(checkout);

    assertStock(product, 8, 0);
    var used = shop.limits(household).at("/products/0");
    assertThat(used.at("/product").asString()).isEqualTo(product);
    assertThat(numbers(used, "limit", "used", "reserved", "left")).containsExactly(5, 2, 0, 3);
    assertThat(used.at("/entries")).hasSize(1);
    assertThat(used.at("/entries/0/reservation").asString()).isEqualTo(checkout);
    assertThat(used.at("/entries/0/quantity").asInt()).isEqualTo(2);
    assertThat(used.at("/entries/0").has("until")).isTrue();
    var submitted = shop.see("/carts/" + cart);
    assertThat(submitted.at("/status").asString()).isEqualTo("submitted");
    assertThat(submitted.at("/checkout").asString()).isEqualTo(checkout);
    shop.get("/wishlists/" + customer).is(404);
  }

  @Test
  void a_second_customer_of_the_household_is_told_what_the_first_has_left() {
    var product = shop.product(10, 3);
    var first = shop.cart(customer, household);
    shop.add(first, product, 2);
    shop.buy(first);
    var second = Shop.unique("customer");
    var cart = shop.cart(second, household);
    shop.add(cart, product, 2);

    var checkout = shop.buy(cart);

    assertRejected(checkout, "HOUSEHOLD_LIMIT_EXCEEDED", product, 2, 1);
    assertThat(steps(checkout))
        .containsExactly("limit exceeded " + product, "cart reopened", "wishlist added " + product);
    assertThat(typesOf("checkouts", cart + "-1"))
        .containsExactly(
            "shop.checkout.started", "shop.checkout.limitExceeded", "shop.checkout.rejected");
    assertWishes(second, "%s 2 HOUSEHOLD_LIMIT_EXCEEDED %s-1".formatted(product, cart));
    shop.get("/wishlists/" + customer).is(404);
    assertThat(shop.see("/carts/" + cart).at("/status").asString()).isEqualTo("open");
    assertStock(product, 8, 0);
  }

  @Test
  void what_a_household_cannot_have_another_one_can() {
    var product = shop.product(10, 1);
    for (var each : List.of(household, Shop.unique("household"))) {
      var cart = shop.cart(customer, each);
      shop.add(cart, product, 1);
      assertThat(shop.buy(cart).at("/status").asString()).isEqualTo("completed");
    }
  }

  @Test
  void when_a_second_product_is_missing_the_first_is_given_back() {
    var present = shop.product(5, 4);
    var missing = shop.product(1);
    var cart = shop.cart(customer, household);
    shop.add(cart, present, 3);
    shop.add(cart, missing, 2);

    var checkout = shop.buy(cart);

    assertRejected(checkout, "OUT_OF_STOCK", missing, 2, 1);
    assertThat(steps(checkout))
        .containsExactlyInAnyOrder(
            "limit reserved",
            "stock reserved " + present,
            "stock unavailable " + missing,
            "cart reopened",
            "wishlist added " + missing);
    assertStock(present, 5, 0);
    assertStock(missing, 1, 0);
    assertThat(numbers(shop.limits(household).at("/products/0"), "used", "reserved", "left"))
        .containsExactly(0, 0, 4);
    assertWishes(customer, "%s 2 OUT_OF_STOCK %s-1".formatted(missing, cart));
    assertThat(shop.see("/carts/" + cart).at("/items")).hasSize(2);
  }

  @Test
  void every_line_that_was_refused_is_wished_for() {
    var one = shop.product(0);
    var other = shop.product(1);
    var neverCounted = Shop.unique("product");
    var cart = shop.cart(customer, household);
    shop.add(cart, one, 1);
    shop.add(cart, other, 3);
    shop.add(cart, neverCounted, 7);

    assertThat(shop.buy(cart).at("/status").asString()).isEqualTo("rejected");

    assertWishes(
        customer,
        "%s 1 OUT_OF_STOCK %s-1".formatted(one, cart),
        "%s 3 OUT_OF_STOCK %s-1".formatted(other, cart),
        "%s 7 OUT_OF_STOCK %s-1".formatted(neverCounted, cart));
  }

  @Test
  void a_cart_that_was_rejected_is_submitted_again_under_a_new_checkout() {
    var product = shop.product(0);
    var cart = shop.cart(customer, household);
    shop.add(cart, product, 1);
    assertThat(shop.buy(cart).at("/status").asString()).isEqualTo("rejected");

    shop.count(product, 1);
    var again = shop.buy(cart);

    assertThat(again.at("/id").asString()).isEqualTo(cart + "-2");
    assertThat(again.at("/status").asString()).isEqualTo("completed");
    assertThat(shop.see("/checkouts/" + cart + "-1").at("/status").asString())
        .isEqualTo("rejected");
    assertThat(shop.see("/carts/" + cart).at("/checkout").asString()).isEqualTo(cart + "-2");
  }

  @Test
  void a_cart_that_is_bought_stays_bought() {
    var product = shop.product(10);
    var cart = shop.cart(customer, household);
    shop.add(cart, product, 1);
    var checkout = shop.submit(cart);
    shop.end(checkout);

    assertThat(shop.submit(cart)).isEqualTo(checkout);
    var refused = shop.add(cart, product, 1).is(409);

    assertThat(refused.json().at("/reason").asString()).isEqualTo("CART_NOT_OPEN");
    shop.get("/checkouts/" + cart + "-2").is(404);
    assertThat(typesOf("carts", cart))
        .containsExactly(
            "shop.cart.created",
            "shop.cart.itemAdded",
            "shop.cart.submissionStarted",
            "shop.cart.submitted");
  }

  private void assertRejected(
      JsonNode checkout, String reason, String product, int requested, int available) {
    assertThat(checkout.at("/status").asString()).isEqualTo("rejected");
    assertThat(checkout.at("/refusal").toString())
        .isEqualTo(
            "{\"reason\":\"%s\",\"product\":\"%s\",\"requested\":%d,\"available\":%d}"
                .formatted(reason, product, requested, available));
  }

  private void assertStock(String product, int onHand, int reserved) {
    assertThat(numbers(shop.stock(product), "onHand", "reserved", "available"))
        .containsExactly(onHand, reserved, onHand - reserved);
  }

  /** Each wish as {@code product quantity reason checkout}. */
  private void assertWishes(String customer, String... wishes) {
    var list = shop.wishes(customer);
    assertThat(list.at("/customer").asString()).isEqualTo(customer);
    assertThat(list.at("/items").valueStream())
        .allMatch(item -> item.has("id") && item.has("time"))
        .extracting(item ->
            "%s %d %s %s"
                .formatted(
                    item.at("/product").asString(),
                    item.at("/quantity").asInt(),
                    item.at("/reason").asString(),
                    item.at("/checkout").asString()))
        .containsExactlyInAnyOrder(wishes);
  }

  private static List<String> steps(JsonNode checkout) {
    return checkout.at("/steps").valueStream().map(CheckoutStoriesTest::step).toList();
  }

  private static String step(JsonNode step) {
    return Stream.of("step", "state", "product")
        .filter(step::has)
        .map(name -> step.get(name).asString())
        .reduce((one, other) -> one + " " + other)
        .orElseThrow();
  }

  private static List<Integer> numbers(JsonNode resource, String... names) {
    return Stream.of(names).map(name -> resource.path(name).asInt(Integer.MIN_VALUE)).toList();
  }

  private List<String> typesOf(String source, String subject) {
    return shop.feed().of(source, subject).stream().map(Event::type).toList();
  }

  private List<String> statusesOf(String checkout) {
    return shop.feed().of("checkouts", checkout).stream()
        .map(event -> event.resource().at("/status").asString())
        .toList();
  }
}
