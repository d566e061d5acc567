package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log as it grows. */
class LiveStreamTest {

  private final Shop shop = Service.shared().shop();
  private final Feed feed = shop.feed();

  @Test
  void what_happens_is_told_at_once_and_as_the_pages_tell_it() throws Exception {
    long head = feed.head();
    try (var live = LiveStream.open(shop, "")) {
      var cart = shop.cart();
      shop.add(cart, "p1", 1);

      var messages = live.next(2);

      assertThat(messages)
          .extracting(LiveStream.Message::name)
          .containsExactly("shop.cart.created", "shop.cart.itemAdded");
      assertThat(messages).extracting(LiveStream.Message::id).containsExactly(head + 1, head + 2);
      assertThat(messages)
          .extracting(message -> message.event().json())
          .isEqualTo(feed.of("carts", cart).stream().map(Event::json).toList());
    }
  }

  @Test
  void who_was_cut_off_goes_on_after_the_last_event_seen() throws Exception {
    var first = shop.cart();
    shop.add(first, "p1", 1);
    long seen = feed.head() - 1;

    try (var live = LiveStream.open(shop, "?after=0", "Last-Event-ID", Long.toString(seen))) {
      assertThat(live.next().event().type()).isEqualTo("shop.cart.itemAdded");
      var second = shop.cart();
      var next = live.next();
      assertThat(next.event().subject()).isEqualTo(second);
      assertThat(next.id()).isEqualTo(seen + 2);
    }
  }

  @Test
  void a_stream_tells_only_what_its_filters_let_through() throws Exception {
    var cart = shop.cart();
    try (var live = LiveStream.open(shop, "?source=carts&subject=" + cart)) {
      shop.cart();
      shop.add(cart, "p1", 1);

      var message = live.next();

      assertThat(message.event().subject()).isEqualTo(cart);
      assertThat(message.name()).isEqualTo("shop.cart.itemAdded");
      assertThat(message.id()).isEqualTo(feed.head());
    }
  }

  @Test
  void many_listeners_hear_the_same() throws Exception {
    try (var one = LiveStream.open(shop, "");
        var other = LiveStream.open(shop, "")) {
      var cart = shop.cart();
      shop.add(cart, shop.product(1), 1);
      shop.end(shop.submit(cart));

      assertThat(one.next(10)).isEqualTo(other.next(10));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "1.5"})
  void a_place_that_is_no_position_is_told_so(String lastEventId) {
    var refused = shop.get("/events", "Accept", "text/event-stream", "Last-Event-ID", lastEventId);

    shop.problem(refused, 400, "INVALID_PARAMETER");
  }
}
