package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Submitting carts and reading checkouts over HTTP. */
class SubmissionsTest {

  private final Shop shop = Service.shared().shop();
  private final String cart = shop.cart();

  @Test
  void a_submission_leads_to_its_checkout_however_often_it_is_sent() {
    shop.add(cart, shop.product(1), 1);

    for (int time = 0; time < 3; time++) {
      var submitted = shop.submission(cart).is(303);
      assertThat(submitted.location()).isEqualTo("/api/v1/checkouts/" + cart + "-1");
      assertThat(submitted.body()).isEmpty();
    }

    shop.problem(shop.get("/checkouts/" + cart + "-2"), 404, "NOT_FOUND");
  }

  @Test
  void the_checkout_is_there_as_soon_as_the_submission_is_acknowledged() {
    shop.add(cart, shop.product(1), 1);

    var location = shop.submission(cart).is(303).location();

    assertThat(shop.call("GET", location, null).is(200).json().at("/id").asString())
        .isEqualTo(cart + "-1");
  }

  @Test
  void an_empty_cart_is_not_ready_and_the_problem_names_the_check() {
    var problem = shop.problem(shop.submission(cart), 409, "CART_EMPTY");

    assertThat(problem.at("/errors").valueStream())
        .extracting(error -> error.at("/reason").asString())
        .containsExactly("CART_EMPTY");
    shop.problem(shop.get("/checkouts/" + cart + "-1"), 404, "NOT_FOUND");
    shop.problem(shop.post("/orders", "{\"cart\":\"%s\"}".formatted(cart)), 409, "CART_EMPTY");
  }

  @Test
  void an_order_is_the_same_checkout() {
    shop.add(cart, shop.product(1), 1);

    var ordered = shop.post("/orders", "{\"cart\":\"%s\"}".formatted(cart)).is(303);

    assertThat(ordered.location()).isEqualTo(shop.submission(cart).is(303).location());
    assertThat(ordered.body()).isEmpty();
  }

  @Test
  void an_order_of_an_unknown_cart_is_not_found() {
    shop.problem(
        shop.post("/orders", "{\"cart\":\"%s\"}".formatted(Shop.unique("cart"))), 404, "NOT_FOUND");
  }

  @Test
  void a_checkout_that_has_ended_is_cached_by_its_tag() {
    shop.add(cart, shop.product(1), 1);
    var checkout = "/checkouts/" + shop.submit(cart);

    var ended = shop.get(checkout, "Prefer", "wait=60").is(200);

    assertThat(ended.mediaType()).isEqualTo("application/json");
    assertThat(ended.has("Retry-After")).isFalse();
    assertThat(ended.header("Preference-Applied")).isEqualTo("wait=60");
    shop.get(checkout, "If-None-Match", ended.etag()).is(304);
    assertThat(shop.get(checkout).is(200).body()).isEqualTo(ended.body());
  }

  @Test
  void a_preference_that_nobody_understands_is_no_reason_to_fail() {
    shop.add(cart, shop.product(1), 1);
    var checkout = "/checkouts/" + shop.submit(cart);

    for (var preference : new String[] {"wait=soon", "wait=-1", "respond-async", "wait"}) {
      assertThat(shop.get(checkout, "Prefer", preference).is(200).has("Preference-Applied"))
          .as(preference)
          .isFalse();
    }
  }

  @Test
  void a_checkout_that_nobody_started_is_not_found() {
    shop.problem(shop.get("/checkouts/" + cart + "-1"), 404, "NOT_FOUND");
    shop.problem(shop.get("/checkouts/" + cart + "-1", "Prefer", "wait=0"), 404, "NOT_FOUND");
  }
}
