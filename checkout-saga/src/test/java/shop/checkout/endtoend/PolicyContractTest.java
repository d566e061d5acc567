package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * What every form of a checkout promises. Where a policy promises something else, the scenario says
 * what.
 */
@ParameterizedClass
@EnumSource
class PolicyContractTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Parameter Form form;

  private final String customer = Shop.unique("customer");
  private final String household = Shop.unique("household");

  /** The position at which the scenario begins; nothing is under way then. */
  private long start;

  @BeforeEach
  void begin() {
    start = shop().feed().rest();
  }

  private Shop shop() {
    return form.service().shop();
  }

  private String cart(String product, int quantity) {
    return cart(customer, household, product, quantity);
  }

  private String cart(String customer, String household, String product, int quantity) {
    var cart = shop().cart(customer, household);
    shop().add(cart, product, quantity).is(201);
    return cart;
  }

  /** A checkout is ended for its customer before everything that follows from it has happened. */
  @AfterEach
  void everythingHasFollowed() {
    var log = shop().feed().atRest(start);
    LogRules.check(log);
    Conservation.check(log);
  }

  private static String status(JsonNode checkout) {
    return checkout.at("/status").asString();
  }

  private long onHand(String product) {
    return shop().stock(product).at("/onHand").asLong();
  }

  private int used(String product) {
    return shop()
        .limits(household)
        .at("/products")
        .valueStream()
        .filter(limited -> limited.at("/product").asString().equals(product))
        .mapToInt(limited -> limited.at("/used").asInt())
        .findFirst()
        .orElse(0);
  }

  @Test
  void it_says_which_form_it_has() {
    var policy = shop().see("/policy");

    assertThat(policy.at("/householdLimit").asString()).isEqualTo(form.householdLimit());
    assertThat(policy.at("/stock").asString()).isEqualTo(form.stock());
    assertThat(policy.at("/guarantees/householdLimit").asString()).isNotBlank();
    assertThat(policy.at("/guarantees/stock").asString()).isNotBlank();
  }

  @Test
  void a_checkout_keeps_the_policy_under_which_it_was_submitted() {
    var checkout = shop().buy(cart(shop().product(5), 1));

    assertThat(checkout.at("/policy/householdLimit").asString()).isEqualTo(form.householdLimit());
    assertThat(checkout.at("/policy/stock").asString()).isEqualTo(form.stock());
  }

  @Test
  void what_fits_is_bought_leaves_the_stock_and_counts_against_the_limit() {
    var product = shop().product(10, 5);
    var cart = cart(product, 2);

    assertThat(status(shop().buy(cart))).isEqualTo("completed");

    everythingHasFollowed();
    assertThat(onHand(product)).isEqualTo(8);
    assertThat(used(product)).isEqualTo(2);
    assertThat(shop().see("/carts/" + cart).at("/status").asString()).isEqualTo("submitted");
    shop().get("/wishlists/" + customer).is(404);
  }

  @Test
  void what_a_household_has_visibly_used_up_is_refused_and_wished_for() {
    var product = shop().product(10, 3);
    assertThat(status(shop().buy(cart(product, 2)))).isEqualTo("completed");
    everythingHasFollowed();

    var cart = cart(product, 2);
    var refused = shop().buy(cart);

    assertThat(status(refused)).isEqualTo("rejected");
    assertThat(refused.at("/refusal/reason").asString()).isEqualTo("HOUSEHOLD_LIMIT_EXCEEDED");
    assertThat(refused.at("/refusal/requested").asInt()).isEqualTo(2);
    assertThat(refused.at("/refusal/available").asInt()).isEqualTo(1);
    everythingHasFollowed();
    assertThat(onHand(product)).isEqualTo(8);
    assertThat(used(product)).isEqualTo(2);
    assertThat(shop().see("/carts/" + cart).at("/status").asString()).isEqualTo("open");
    assertThat(shop().wishes(customer).at("/items/0/product").asString()).isEqualTo(product);
  }

  @Test
  void more_than_a_limit_is_refused_to_a_household_that_never_bought() {
    var product = shop().product(10, 3);

    var refused = shop().buy(cart(product, 4));

    assertThat(status(refused)).isEqualTo("rejected");
    assertThat(refused.at("/refusal/reason").asString()).isEqualTo("HOUSEHOLD_LIMIT_EXCEEDED");
    assertThat(refused.at("/refusal/available").asInt()).isEqualTo(3);
    everythingHasFollowed();
    assertThat(onHand(product)).isEqualTo(10);
  }

  @Test
  void a_cart_that_was_refused_can_be_changed_and_bought() {
    var product = shop().product(10, 3);
    var cart = cart(product, 4);
    shop().buy(cart);

    shop().patch("/carts/" + cart + "/items/i1", "{\"quantity\":3}").is(200);

    assertThat(status(shop().buy(cart))).isEqualTo("completed");
    everythingHasFollowed();
    assertThat(onHand(product)).isEqualTo(7);
  }

  /** Promised otherwise: stock that is a side effect is sold all the same, with an apology. */
  @Test
  void when_a_second_product_is_short_nothing_is_held_or_the_rest_is_still_to_come() {
    var present = shop().product(5, 4);
    var shortOf = shop().product(1);
    var cart = cart(present, 3);
    shop().add(cart, shortOf, 3).is(201);

    var checkout = shop().buy(cart);

    everythingHasFollowed();
    if (form.sellsOnlyWhatIsThere()) {
      assertThat(status(checkout)).isEqualTo("rejected");
      assertThat(checkout.at("/refusal/reason").asString()).isEqualTo("OUT_OF_STOCK");
      assertThat(onHand(present)).isEqualTo(5);
      assertThat(onHand(shortOf)).isEqualTo(1);
      assertThat(shop().wishes(customer).at("/items/0/product").asString()).isEqualTo(shortOf);
    } else {
      assertThat(status(checkout)).isEqualTo("completed");
      assertThat(onHand(present)).isEqualTo(2);
      assertThat(onHand(shortOf)).isZero();
      assertThat(shop().stock(shortOf).at("/backordered").asLong()).isEqualTo(2);
      var now = shop().see("/checkouts/" + cart + "-1");
      assertThat(now.at("/backorders/0/quantity").asInt()).isEqualTo(2);
      assertThat(now.at("/apologies/0/reason").asString()).isEqualTo("BACKORDERED");
      shop().get("/wishlists/" + customer).is(404);
    }
  }

  /** Promised otherwise: where only what is there is sold, later customers are refused. */
  @Test
  void stock_that_arrives_goes_to_those_who_wait_the_oldest_first() {
    var product = shop().product(1);
    var carts =
        List.of(
            cart(Shop.unique("customer"), Shop.unique("household"), product, 2),
            cart(Shop.unique("customer"), Shop.unique("household"), product, 2),
            cart(Shop.unique("customer"), Shop.unique("household"), product, 1));
    var statuses = carts.stream().map(cart -> status(shop().buy(cart))).toList();
    everythingHasFollowed();

    var counted = shop().count(product, 2).is(200).json();

    if (form.sellsOnlyWhatIsThere()) {
      assertThat(statuses).containsExactly("rejected", "rejected", "completed");
      assertThat(counted.at("/onHand").asLong()).isEqualTo(2);
    } else {
      assertThat(statuses).containsOnly("completed");
      assertThat(counted.at("/onHand").asLong()).as("served at once").isZero();
      assertThat(counted.at("/backordered").asLong()).isEqualTo(2);
      everythingHasFollowed();
      assertThat(stillToCome(carts, product)).containsExactly(0L, 1L, 1L);
      shop().count(product, 5).is(200);
      everythingHasFollowed();
      assertThat(stillToCome(carts, product)).containsExactly(0L, 0L, 0L);
      assertThat(onHand(product)).isEqualTo(3);
      assertThat(typesOf(carts.get(1) + "-1"))
          .endsWith("shop.checkout.backorderServed", "shop.checkout.backorderServed");
    }
  }

  private List<Long> stillToCome(List<String> carts, String product) {
    return carts.stream()
        .map(cart -> shop().see("/checkouts/" + cart + "-1"))
        .map(checkout -> Conservation.pieces(checkout, "/backorders", product))
        .toList();
  }

  private List<String> typesOf(String checkout) {
    return shop().feed().of("checkouts", checkout).stream().map(Event::type).toList();
  }

  /** Promised otherwise: where the limit follows, the excess is counted, cancelled and returned. */
  @Test
  void a_household_that_buys_twice_at_the_same_moment_gets_its_limit() {
    int customers = 20;
    var product = shop().product(100, 2);
    var carts = AtOnce.all(customers, _ -> cart(Shop.unique("customer"), household, product, 1));

    var checkouts = AtOnce.all(customers, n -> shop().submit(carts.get(n)));
    var ended = checkouts.stream().map(shop()::end).toList();

    everythingHasFollowed();
    long completed = ended.stream().filter(one -> status(one).equals("completed")).count();
    long cancelled =
        checkouts.stream()
            .map(checkout -> shop().see("/checkouts/" + checkout))
            .mapToLong(checkout -> Conservation.pieces(checkout, "/cancelled", product))
            .sum();
    assertThat(completed - cancelled).as("what stands").isEqualTo(2);
    assertThat(used(product)).isEqualTo(2);
    assertThat(onHand(product)).isEqualTo(98);
    assertThat(excess(product)).as("what is reported").isEqualTo(cancelled);
    if (form.keepsTheLimit()) {
      assertThat(cancelled).isZero();
    }
    checkouts.stream()
        .map(checkout -> shop().see("/checkouts/" + checkout))
        .forEach(this::isExplained);
  }

  private void isExplained(JsonNode checkout) {
    var obstacles =
        shop().see("/checkouts/" + checkout.at("/id").asString() + "/explanation").at("/obstacles");
    if (status(checkout).equals("completed") && !checkout.has("cancelled")) {
      assertThat(obstacles).isEmpty();
    } else {
      assertThat(obstacles).hasSize(1);
      assertThat(obstacles.at("/0/reason").asString()).isEqualTo("HOUSEHOLD_LIMIT_EXCEEDED");
      assertThat(obstacles.at("/0/numbers/available").asInt()).isZero();
      assertThat(resolved(obstacles.at("/0/events"))).hasSizeGreaterThan(1);
    }
  }

  private long excess(String product) {
    return shop()
        .limits(household)
        .at("/products")
        .valueStream()
        .filter(limited -> limited.at("/product").asString().equals(product))
        .mapToLong(limited -> limited.at("/excess").asLong(0))
        .sum();
  }

  /** Promised otherwise: where stock follows, everybody is sold to and the last ones wait. */
  @Test
  void the_last_pieces_are_never_given_to_more_customers_than_there_are_pieces() {
    int customers = 20;
    var product = shop().product(5);
    var carts =
        AtOnce.all(
            customers, _ -> cart(Shop.unique("customer"), Shop.unique("household"), product, 1));

    var ended = AtOnce.all(customers, n -> shop().buy(carts.get(n)));

    everythingHasFollowed();
    assertThat(onHand(product)).isZero();
    assertThat(ended.stream().filter(one -> status(one).equals("completed")))
        .hasSize(form.sellsOnlyWhatIsThere() ? 5 : customers);
    assertThat(shop().stock(product).at("/backordered").asLong(0))
        .isEqualTo(form.sellsOnlyWhatIsThere() ? 0 : customers - 5);
  }

  @Test
  void a_cart_that_is_submitted_again_has_one_checkout() {
    var cart = cart(shop().product(5), 1);

    var checkouts = AtOnce.all(10, _ -> shop().submit(cart));

    assertThat(checkouts).containsOnly(cart + "-1");
    assertThat(status(shop().end(cart + "-1"))).isEqualTo("completed");
    everythingHasFollowed();
    assertThat(used(cart)).isZero();
  }

  @Test
  void a_refusal_for_the_limit_is_explained_by_events_of_the_log() {
    var product = shop().product(10, 3);
    var first = cart(product, 2);
    shop().buy(first);
    everythingHasFollowed();
    var cart = cart(product, 2);
    shop().buy(cart);

    var explanation = shop().see("/checkouts/" + cart + "-1/explanation");

    assertThat(explanation.at("/status").asString()).isEqualTo("rejected");
    assertThat(explanation.at("/obstacles")).hasSize(1);
    var obstacle = explanation.at("/obstacles/0");
    assertThat(obstacle.at("/reason").asString()).isEqualTo("HOUSEHOLD_LIMIT_EXCEEDED");
    assertThat(obstacle.at("/product").asString()).isEqualTo(product);
    assertThat(obstacle.at("/rule").asString()).contains("3").contains("P7D");
    assertThat(obstacle.at("/numbers").toString())
        .isEqualTo(
            "{\"requested\":2,\"limit\":3,\"window\":\"P7D\",\"used\":2,\"reserved\":0,"
                + "\"available\":1}");
    assertThat(resolved(obstacle.at("/events")))
        .contains("shop.limitRule.set " + product, "shop.householdLimit.reserved " + household);
    assertThat(resolved(explanation.at("/events")))
        .contains("shop.checkout.started " + cart + "-1", "shop.checkout.rejected " + cart + "-1");
  }

  /** What the log has under the ids, and under the reference, that an explanation gives. */
  private List<String> resolved(JsonNode references) {
    return references
        .valueStream()
        .map(reference -> {
          long position = reference.at("/position").asLong();
          var event = shop().feed().page(Shop.API + "/events?limit=1&after=" + (position - 1));
          var found = Feed.events(event).getFirst();
          assertThat(found.id()).isEqualTo(reference.at("/id").asString());
          assertThat(found.source()).isEqualTo(reference.at("/source").asString());
          assertThat(shop().call("GET", reference.at("/dataref").asString(), null).is(200).body())
              .isEqualTo(found.data());
          return found.type() + " " + found.subject();
        })
        .toList();
  }

  /** Promised otherwise: what is not there is no obstacle where it is back-ordered. */
  @Test
  void a_line_that_is_not_in_stock_is_explained_by_events_of_the_log() {
    var product = shop().product(1);
    var cart = cart(product, 2);
    shop().buy(cart);
    everythingHasFollowed();

    var obstacle = shop().see("/checkouts/" + cart + "-1/explanation").at("/obstacles/0");

    assertThat(obstacle.at("/reason").asString())
        .isEqualTo(form.sellsOnlyWhatIsThere() ? "OUT_OF_STOCK" : "BACKORDERED");
    assertThat(obstacle.at("/numbers/requested").asInt()).isEqualTo(2);
    assertThat(obstacle.at("/numbers/available").asInt())
        .isEqualTo(form.sellsOnlyWhatIsThere() ? 1 : 0);
    assertThat(resolved(obstacle.at("/events"))).contains("shop.inventory.stockSet " + product);
  }

  @Test
  void what_went_well_has_nothing_to_explain() {
    var cart = cart(shop().product(5), 1);
    shop().buy(cart);
    everythingHasFollowed();

    assertThat(shop().see("/checkouts/" + cart + "-1/explanation").at("/obstacles")).isEmpty();
    shop().get("/checkouts/nobody-1/explanation").is(404);
  }

  /** Promised otherwise: where stock follows, nobody has to wish. */
  @Test
  void whoever_could_not_have_a_product_is_told_when_stock_arrives() {
    var product = shop().product(0);
    var customers = List.of(Shop.unique("a"), Shop.unique("b"), Shop.unique("c"));
    for (var each : customers) {
      shop().buy(cart(each, Shop.unique("household"), product, 2));
    }

    shop().count(product, 2).is(200);

    if (form.sellsOnlyWhatIsThere()) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(told(customers)).isEqualTo(customers));
    } else {
      everythingHasFollowed();
      assertThat(told(customers)).isEmpty();
    }
  }

  /** Who of these was told that a wish can be had, in the order of the log. */
  private List<String> told(List<String> customers) {
    return shop()
        .feed()
        .query("type=shop.wishlist.itemAvailable&limit=1000&after=" + start)
        .stream()
        .map(Event::subject)
        .filter(customers::contains)
        .toList();
  }

  @Test
  void whoever_wished_for_a_product_is_told_when_it_is_there_in_the_order_of_asking() {
    var product = shop().product(100, 1);
    var customers = List.of(Shop.unique("a"), Shop.unique("b"), Shop.unique("c"));
    shop().buy(cart(product, 1));
    everythingHasFollowed();
    for (var each : customers) {
      assertThat(status(shop().buy(cart(each, household, product, 1)))).isEqualTo("rejected");
    }

    shop().limit(product, 2).is(200);

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(customers)).isEqualTo(customers));
    assertThat(shop().wishes(customers.getFirst()).at("/items/0").has("availableTime")).isTrue();
    everythingHasFollowed();
  }
}
