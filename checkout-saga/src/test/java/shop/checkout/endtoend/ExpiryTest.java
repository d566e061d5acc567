package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Submissions that do not end in time, because nobody drives their checkouts on. */
class ExpiryTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Service service =
      Service.shared("--shop.checkout.time-to-end=PT2S", "--shop.checkout.deadline-check=PT0.02S");
  private final Shop shop = service.shop();

  @Test
  void a_submission_that_nobody_ends_expires_and_holds_nothing() {
    var product = shop.product(5, 3);
    var household = Shop.unique("household");
    var customer = Shop.unique("customer");
    var cart = shop.cart(customer, household);
    shop.add(cart, product, 2);

    service.holdCheckouts();
    JsonNode checkout;
    try {
      checkout = shop.buy(cart);
    } finally {
      service.letCheckoutsGo();
    }

    assertThat(checkout.at("/status").asString()).isEqualTo("expired");
    assertThat(checkout.at("/refusal").toString()).isEqualTo("{\"reason\":\"EXPIRED\"}");
    assertThat(shop.see("/carts/" + cart).at("/status").asString()).isEqualTo("open");
    awaitReleased(household);
    assertThat(shop.limits(household).at("/products/0/left").asInt()).isEqualTo(3);
    assertThat(shop.stock(product).at("/available").asInt()).isEqualTo(5);
    assertThat(shop.see("/checkouts/" + cart + "-1").at("/status").asString()).isEqualTo("expired");
    shop.get("/wishlists/" + customer).is(404);
    var explanation = shop.see("/checkouts/" + cart + "-1/explanation");
    assertThat(explanation.at("/obstacles/0/reason").asString()).isEqualTo("EXPIRED");
    assertThat(explanation.at("/obstacles/0/rule").asString()).startsWith("A submission that");
    assertThat(explanation.at("/obstacles/0/events")).hasSize(2);
  }

  @Test
  void a_cart_whose_submission_expired_is_submitted_again() {
    var household = Shop.unique("household");
    var cart = shop.cart(Shop.unique("customer"), household);
    shop.add(cart, shop.product(1, 1), 1);
    service.holdCheckouts();
    try {
      shop.buy(cart);
    } finally {
      service.letCheckoutsGo();
    }
    awaitReleased(household);

    var again = shop.buy(cart);

    assertThat(again.at("/id").asString()).isEqualTo(cart + "-2");
    assertThat(again.at("/status").asString()).isEqualTo("completed");
  }

  @Test
  void of_an_expiry_and_a_completion_exactly_one_wins() {
    int carts = 60;
    var product = shop.product(carts);
    var all = IntStream.range(0, carts).mapToObj(_ -> cartWith(product)).toList();
    service.holdCheckouts();
    List<String> checkouts;
    try {
      checkouts = all.stream().map(shop::submit).toList();
      // Now the others are about to expire, while the saga is let go to complete them.
      shop.end(checkouts.getFirst());
    } finally {
      service.letCheckoutsGo();
    }

    long completed =
        checkouts.stream()
            .map(shop::end)
            .filter(checkout -> checkout.at("/status").asString().equals("completed"))
            .count();

    for (var checkout : checkouts) {
      assertThat(shop.feed().of("checkouts", checkout))
          .as("ends of " + checkout)
          .filteredOn(event -> ends(event.type()))
          .hasSize(1);
    }
    await().atMost(PATIENCE).until(() -> shop.stock(product).at("/reserved").asLong() == 0);
    assertThat(shop.stock(product).at("/onHand").asLong()).isEqualTo(carts - completed);
    long submitted =
        all.stream()
            .filter(cart -> shop.see("/carts/" + cart).at("/status").asString().equals("submitted"))
            .count();
    assertThat(submitted).isEqualTo(completed);
  }

  private static boolean ends(String type) {
    return List.of("shop.checkout.completed", "shop.checkout.rejected", "shop.checkout.expired")
        .contains(type);
  }

  private String cartWith(String product) {
    var cart = shop.cart();
    shop.add(cart, product, 1).is(201);
    return cart;
  }

  /** The saga releases when it hears of the expiry, which is after the expiry is told. */
  private void awaitReleased(String household) {
    await()
        .atMost(PATIENCE)
        .until(() ->
            shop.feed().of("household-limits", household).stream()
                .anyMatch(event -> event.type().equals("shop.householdLimit.released")));
  }
}
