package shop.checkout.endtoend;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every resource at any time of its past. */
class AsItWasTest {

  private static final Set<String> SOURCES =
      Set.of("carts", "checkouts", "inventory", "limit-rules", "household-limits", "wishlists");

  private final Shop shop = Service.shared().shop();

  @Test
  void every_resource_is_read_as_it_was_when_each_of_its_events_had_just_happened() {
    var start = shop.feed().head();
    var product = shop.product(1, 2);
    var cart = shop.cart();
    shop.add(cart, product, 2).is(201);
    shop.buy(cart);
    var other = shop.cart();
    shop.add(other, product, 1).is(201);
    shop.buy(other);

    var histories =
        shop.feed().atRest(start).stream()
            .collect(groupingBy(event -> event.attribute("dataref").replaceFirst("/[^/]+$", "")));
    histories.forEach(this::isReadAsItWas);
    assertThat(histories.values().stream().map(history -> history.getFirst().source()))
        .containsAll(SOURCES);
  }

  private void isReadAsItWas(String revisions, List<Event> history) {
    var resource = revisions.replaceFirst("/revisions$", "");
    shop.problem(at(resource, time(history.getFirst()).minusNanos(1)), 404, "NOT_FOUND");
    for (var event : history) {
      var told = history.stream().filter(other -> !time(other).isAfter(time(event))).toList();
      var then = at(resource, time(event)).is(200);
      assertThat(then.body()).isEqualTo(told.getLast().data());
      assertThat(then.etag()).isEqualTo("\"" + told.getLast().sequence() + "\"");
    }
    assertThat(at(resource, Instant.parse("9999-12-31T23:59:59Z")).is(200).body())
        .isEqualTo(shop.call("GET", resource, null).is(200).body());
  }

  private Reply at(String resource, Instant time) {
    return shop.call("GET", resource + "?at=" + time, null);
  }

  private static Instant time(Event event) {
    return Instant.parse(event.attribute("time"));
  }

  @Test
  void a_client_that_has_the_revision_of_then_is_told_so() {
    var cart = shop.cart();

    shop.get("/carts/" + cart + "?at=2100-01-01T00:00:00%2B01:00", "If-None-Match", "\"1\"")
        .is(304);
  }

  @Test
  void a_limit_rule_that_had_been_removed_was_not_there() {
    var product = shop.product(1, 2);
    var limit = "/products/" + product + "/household-limit";
    shop.delete(limit).is(204);
    var removed = shop.feed().of("limit-rules", product).getLast();

    shop.problem(shop.get(limit + "?at=" + removed.attribute("time")), 404, "NOT_FOUND");
  }

  @Test
  void a_time_that_is_none_is_named() {
    shop.problem(shop.get("/carts/101?at=yesterday"), 400, "INVALID_PARAMETER");
  }
}
