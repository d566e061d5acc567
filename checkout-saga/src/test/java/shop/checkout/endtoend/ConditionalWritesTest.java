package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code If-Match} on every change of a cart. */
class ConditionalWritesTest {

  /** Every way to change a cart whose revision is 2 and whose item is i1. */
  enum Change {
    ADD(201) {
      @Override
      Reply send(Shop shop, String cart, String match) {
        return shop.add(cart, "p2", 1, "If-Match", match);
      }
    },
    PATCH(200) {
      @Override
      Reply send(Shop shop, String cart, String match) {
        return shop.patch("/carts/" + cart + "/items/i1", "{\"quantity\":7}", "If-Match", match);
      }
    },
    REMOVE(204) {
      @Override
      Reply send(Shop shop, String cart, String match) {
        return shop.delete("/carts/" + cart + "/items/i1", "If-Match", match);
      }
    },
    CLEAR(204) {
      @Override
      Reply send(Shop shop, String cart, String match) {
        return shop.delete("/carts/" + cart + "/items", "If-Match", match);
      }
    },
    SUBMIT(303) {
      @Override
      Reply send(Shop shop, String cart, String match) {
        return shop.submission(cart, "If-Match", match);
      }
    };

    private final int success;

    Change(int success) {
      this.success = success;
    }

    abstract Reply send(Shop shop, String cart, String match);
  }

  private final Shop shop = Service.shared().shop();
  private final String cart = shop.cart();

  @BeforeEach
  void a_cart_of_revision_2() {
    assertThat(shop.add(cart, "p1", 1).etag()).isEqualTo("\"2\"");
  }

  @ParameterizedTest
  @EnumSource
  void a_change_of_the_revision_that_was_read_is_made(Change change) {
    change.send(shop, cart, "\"2\"").is(change.success);
  }

  @ParameterizedTest
  @EnumSource
  void a_change_of_any_revision_is_made(Change change) {
    change.send(shop, cart, "*").is(change.success);
  }

  @ParameterizedTest
  @EnumSource
  void one_of_several_revisions_is_enough(Change change) {
    change.send(shop, cart, "\"1\", W/\"2\" ,\"2\"").is(change.success);
  }

  @ParameterizedTest
  @EnumSource
  void a_change_of_a_stale_revision_is_not_made(Change change) {
    var before = shop.get("/carts/" + cart);

    shop.problem(change.send(shop, cart, "\"1\""), 412, "STALE_REVISION");

    var after = shop.get("/carts/" + cart);
    assertThat(after.body()).isEqualTo(before.body());
    assertThat(after.etag()).isEqualTo(before.etag());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"3\"", "\"1\", \"3\"", "W/\"2\"", "\"abc\"", "\"02\""})
  void what_is_not_the_strong_tag_of_the_revision_does_not_match(String match) {
    shop.problem(shop.add(cart, "p2", 1, "If-Match", match), 412, "STALE_REVISION");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "\"2", "\"2\" \"3\"", "*, \"2\"", ","})
  void what_is_no_list_of_tags_is_told_so(String match) {
    var problem =
        shop.problem(shop.add(cart, "p2", 1, "If-Match", match), 400, "INVALID_PARAMETER");

    assertThat(problem.at("/errors/0/parameter").asString()).isEqualTo("If-Match");
    assertThat(shop.get("/carts/" + cart).etag()).isEqualTo("\"2\"");
  }

  @Test
  void of_two_writers_who_read_the_same_revision_one_is_told_to_read_again() {
    shop.add(cart, "p2", 1, "If-Match", "\"2\"").is(201);

    shop.problem(shop.add(cart, "p3", 1, "If-Match", "\"2\""), 412, "STALE_REVISION");

    assertThat(shop.see("/carts/" + cart).at("/items")).hasSize(2);
  }
}
