package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The dial is turned while checkouts are under way. */
@OnItsOwn
class DialTest {

  private static final int BUYERS = 10;

  @Test
  void a_checkout_ends_under_the_policy_under_which_it_was_submitted() {
    var database = Database.fresh();
    var product = Shop.unique("product");
    var policies = new HashMap<String, Form>();

    for (var form : Form.values()) {
      try (var service = Service.start(database, form.properties())) {
        var shop = service.shop();
        shop.count(product, 5);
        service.holdCheckouts();
        service.holdReactions("inventory");
        service.holdReactions("householdlimit");
        for (var checkout : submit(shop, product)) {
          policies.put(checkout, form);
        }
      }
    }

    try (var service = Service.start(database)) {
      var log = service.shop().feed().atRest();
      LogRules.check(log);
      Conservation.check(log);
      assertThat(policiesOf(service.shop(), policies)).isEqualTo(policies);
    }
  }

  private static Iterable<String> submit(Shop shop, String product) {
    var checkouts = new ArrayList<String>();
    for (int n = 0; n < BUYERS; n++) {
      var cart = shop.cart();
      shop.add(cart, product, 1).is(201);
      checkouts.add(shop.submit(cart));
    }
    return checkouts;
  }

  private static Map<String, Form> policiesOf(Shop shop, Map<String, Form> checkouts) {
    var policies = new HashMap<String, Form>();
    for (var checkout : checkouts.keySet()) {
      var policy = shop.end(checkout).at("/policy");
      for (var form : Form.values()) {
        if (form.householdLimit().equals(policy.at("/householdLimit").asString())
            && form.stock().equals(policy.at("/stock").asString())) {
          policies.put(checkout, form);
        }
      }
    }
    return policies;
  }

  @Test
  void a_policy_that_makes_no_sense_stops_the_start() {
    var database = Database.fresh();

    assertThatThrownBy(() ->
            Service.start(
                database,
                "--shop.policy.household-limit=delegated",
                "--shop.policy.stock=side-effect"))
        .hasStackTraceContaining("a delegated household limit is asked for by the stock");
    assertThatThrownBy(() -> Service.start(database, "--shop.policy.stock=sometimes"))
        .hasStackTraceContaining("shop.policy.stock");
  }
}
