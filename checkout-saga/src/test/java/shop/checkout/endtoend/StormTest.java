package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Five hundred carts of one household, submitted at the same moment. */
class StormTest {

  private static final int CARTS = 500;
  private static final int LIMIT = 2;

  private final String household = Shop.unique("household");

  @ParameterizedTest
  @EnumSource
  void what_stands_is_the_limit_and_what_was_let_through_is_reported(Form form) {
    var shop = form.service().shop();
    long start = shop.feed().rest();
    var product = shop.product(CARTS, LIMIT);

    var checkouts = storm(shop, carts(shop, product));

    var log = shop.feed().atRest(start);
    LogRules.check(log);
    Conservation.check(log);

    assertThat(letThrough(shop, checkouts)).isEqualTo(LIMIT + reported(shop));
    if (form.keepsTheLimit()) {
      assertThat(reported(shop)).isZero();
    }
    assertThat(shop.stock(product).at("/onHand").asLong()).isEqualTo(CARTS - LIMIT);
  }

  /** As bad as it can get: nothing is counted before everything is sold. */
  @Test
  void an_eventual_limit_that_counts_too_late_lets_all_through_and_says_so() {
    var service = Form.EVENTUAL_LIMIT.service();
    var shop = service.shop();
    long start = shop.feed().rest();
    var product = shop.product(CARTS, LIMIT);
    var carts = carts(shop, product);
    double metric = metric(shop);
    service.holdReactions("householdlimit");
    List<String> checkouts;
    try {
      checkouts = AtOnce.all(CARTS, n -> shop.submit(carts.get(n)));
      assertThat(checkouts).map(shop::end).allMatch(StormTest::isCompleted);
    } finally {
      service.letReactionsGo("householdlimit");
    }

    Conservation.check(shop.feed().atRest(start));
    assertThat(letThrough(shop, checkouts)).isEqualTo(CARTS);
    assertThat(reported(shop)).isEqualTo(CARTS - LIMIT);
    assertThat(metric(shop) - metric).isEqualTo(CARTS - LIMIT);
    assertThat(shop.limits(household).at("/products/0/used").asInt()).isEqualTo(LIMIT);
    assertThat(shop.stock(product).at("/onHand").asLong()).isEqualTo(CARTS - LIMIT);
  }

  private List<String> carts(Shop shop, String product) {
    return AtOnce.all(
        CARTS,
        _ -> {
          var cart = shop.cart(Shop.unique("customer"), household);
          shop.add(cart, product, 1).is(201);
          return cart;
        });
  }

  private static List<String> storm(Shop shop, List<String> carts) {
    var checkouts = AtOnce.all(carts.size(), n -> shop.submit(carts.get(n)));
    checkouts.forEach(shop::end);
    return checkouts;
  }

  private static long letThrough(Shop shop, List<String> checkouts) {
    return checkouts.stream().map(shop::end).filter(StormTest::isCompleted).count();
  }

  private static boolean isCompleted(JsonNode checkout) {
    return checkout.at("/status").asString().equals("completed");
  }

  private long reported(Shop shop) {
    return shop.limits(household).at("/products/0/excess").asLong(0);
  }

  /** Pieces that were sold beyond a limit, since the service started. */
  private static double metric(Shop shop) {
    var reply = shop.call("GET", "/actuator/metrics/shop.household.limit.excess", null);
    return reply.status() == 404 ? 0 : reply.is(200).json().at("/measurements/0/value").asDouble();
  }
}
