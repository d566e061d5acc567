package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client sees of a checkout that has not ended yet. */
class WaitingTest {

  private final Service service = Service.shared();
  private final Shop shop = service.shop();
  private String checkout;

  @BeforeEach
  void a_checkout_that_does_not_get_on() {
    var cart = shop.cart();
    shop.add(cart, shop.product(1), 1);
    service.holdCheckouts();
    checkout = shop.submit(cart);
  }

  @AfterEach
  void all_checkouts_get_on() {
    service.letCheckoutsGo();
  }

  @Test
  void a_running_checkout_says_when_to_ask_again() {
    var running = shop.get("/checkouts/" + checkout).is(200);

    assertThat(running.json().at("/status").asString()).isEqualTo("started");
    assertThat(Integer.parseInt(running.header("Retry-After"))).isPositive();
    assertThat(running.has("Preference-Applied")).isFalse();
  }

  @Test
  void a_wait_that_is_over_shows_the_checkout_as_it_is() {
    var running = shop.get("/checkouts/" + checkout, "Prefer", "wait=1").is(200);

    assertThat(running.json().at("/status").asString()).isEqualTo("started");
    assertThat(running.header("Preference-Applied")).isEqualTo("wait=1");
    assertThat(Integer.parseInt(running.header("Retry-After"))).isPositive();
  }

  @Test
  void who_waits_is_answered_when_the_checkout_ends() throws Exception {
    var waiting =
        CompletableFuture.supplyAsync(
            () -> shop.get("/checkouts/" + checkout, "Prefer", "wait=59").is(200));
    assertThat(shop.see("/checkouts/" + checkout).at("/status").asString()).isEqualTo("started");
    assertThat(waiting).isNotDone();

    service.letCheckoutsGo();

    var ended = waiting.get(30, TimeUnit.SECONDS);
    assertThat(ended.json().at("/status").asString()).isEqualTo("completed");
    assertThat(ended.header("Preference-Applied")).isEqualTo("wait=59");
    assertThat(ended.has("Retry-After")).isFalse();
  }

  @Test
  void a_cart_that_is_checking_out_is_not_changed_and_not_checked_out_twice() {
    var cart = checkout.substring(0, checkout.lastIndexOf('-'));

    assertThat(shop.see("/carts/" + cart).at("/status").asString()).isEqualTo("checkingOut");
    assertThat(shop.submit(cart)).isEqualTo(checkout);
    assertThat(shop.add(cart, "anything", 1).is(409).json().at("/reason").asString())
        .isEqualTo("CART_NOT_OPEN");
    shop.get("/checkouts/" + cart + "-2").is(404);
  }
}
