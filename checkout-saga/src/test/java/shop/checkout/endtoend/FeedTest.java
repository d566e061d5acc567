package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log page by page. */
class FeedTest {

  private final Shop shop = Service.shared().shop();
  private final Feed feed = shop.feed();

  @Test
  void the_log_keeps_its_rules() {
    checkout(shop.product(5, 2), 2);
    checkout(shop.product(0, 2), 1);
    checkout(shop.product(5, 1), 2);

    LogRules.check(feed.all());
  }

  @Test
  void positions_count_from_1_without_a_gap() throws Exception {
    checkout(shop.product(5, 2), 2);
    var log = feed.all();

    try (var replay = feed.listen(0)) {
      var messages = replay.next(log.size());

      assertThat(messages)
          .extracting(LiveStream.Message::id)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, log.size()).boxed().toList());
      assertThat(messages).extracting(message -> message.event().json()).isEqualTo(jsons(log));
    }
    assertThat(feed.head()).isEqualTo(log.size());
  }

  @Test
  void data_is_byte_for_byte_what_its_reference_and_the_resource_show() {
    var checkout = checkout(shop.product(5, 2), 2);

    var events = feed.query("limit=1000&after=" + positionOf("checkouts", checkout));

    assertThat(events).isNotEmpty();
    for (var event : events) {
      var referred = shop.call("GET", event.attribute("dataref"), null).is(200);
      assertThat(referred.body()).isEqualTo(event.data());
      assertThat(referred.etag()).isEqualTo("\"" + event.sequence() + "\"");
    }
    for (var source : List.of("carts", "checkouts", "inventory", "household-limits")) {
      var newest = LogRules.newest(events, source).getFirst();
      var resource = newest.attribute("dataref").replaceFirst("/revisions/\\d+$", "");
      assertThat(shop.call("GET", resource, null).is(200).body()).isEqualTo(newest.data());
    }
  }

  @Test
  void every_event_of_a_checkout_names_it_and_what_caused_it() {
    var product = shop.product(5, 2);
    var trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    var cart = shop.cart();
    shop.add(cart, product, 2);
    shop.submission(cart, "traceparent", trace).is(303);
    shop.end(cart + "-1");

    var events = feed.query("limit=1000&after=" + (positionOf("checkouts", cart + "-1") - 1));

    var ofCheckout =
        events.stream()
            .filter(event -> event.attribute("correlationid").equals(cart + "-1"))
            .toList();
    assertThat(ofCheckout)
        .extracting(Event::source)
        .contains("checkouts", "household-limits", "inventory", "carts");
    assertThat(ofCheckout).extracting(event -> event.attribute("traceparent")).containsOnly(trace);
    var started = ofCheckout.getFirst();
    assertThat(started.type()).isEqualTo("shop.checkout.started");
    assertThat(started.has("causationid")).as("a client did it").isFalse();
    assertThat(ofCheckout)
        .filteredOn(event -> event.type().equals("shop.householdLimit.reserved"))
        .extracting(event -> event.attribute("causationid"))
        .containsExactly(started.id());
  }

  @Test
  void a_page_links_to_the_next_and_the_last_one_to_where_more_will_come() {
    var cart = shop.cart();
    shop.add(cart, "p1", 1);
    shop.add(cart, "p2", 1);
    var query = Shop.API + "/events?source=carts&subject=" + cart + "&limit=2";

    var first = feed.page(query);
    assertThat(first.mediaType()).isEqualTo("application/cloudevents-batch+json");
    assertThat(Feed.events(first)).hasSize(2);
    var last = feed.page(Feed.link(first, "next").orElseThrow());
    assertThat(Feed.events(last)).hasSize(1);
    var more = Feed.link(last, "monitor").orElseThrow();
    assertThat(feed.page(more).body()).isEqualTo("[]");

    shop.add(cart, "p3", 1);
    assertThat(Feed.events(feed.page(more))).extracting(Event::sequence).containsExactly(4L);
  }

  @Test
  void filters_all_apply() {
    var cart = shop.cart();
    shop.add(cart, "p1", 1);
    shop.add(cart, "p2", 1);

    assertThat(feed.query("subject=" + cart)).hasSize(3);
    assertThat(feed.query("subject=" + cart + "&source=checkouts")).isEmpty();
    assertThat(feed.query("subject=" + cart + "&type=shop.cart.itemAdded")).hasSize(2);
    assertThat(feed.query("subject=" + cart + "&source=carts&type=shop.cart.created")).hasSize(1);
  }

  @Test
  void a_window_of_time_has_its_beginning_and_not_its_end() {
    var cart = shop.cart();
    var created = Instant.parse(feed.of("carts", cart).getFirst().attribute("time"));
    var query = "subject=" + cart;

    assertThat(feed.query(query + "&from=" + created)).hasSize(1);
    assertThat(feed.query(query + "&to=" + created)).isEmpty();
    assertThat(feed.query(query + "&from=" + created + "&to=" + created.plusMillis(1))).hasSize(1);
    assertThat(feed.query(query + "&from=" + created.plusMillis(1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=1001",
        "limit=ten",
        "after=-1",
        "after=x",
        "after=99999999999999999999",
        "from=yesterday",
        "to=2026-13-01T00:00:00Z",
        "from=2026-01-01"
      })
  void a_parameter_that_cannot_be_understood_is_named(String query) {
    var problem = shop.problem(shop.get("/events?" + query), 400, "INVALID_PARAMETER");

    assertThat(problem.at("/errors/0/parameter").asString())
        .isEqualTo(query.substring(0, query.indexOf('=')));
  }

  @Test
  void a_position_beyond_the_end_finds_nothing_yet() {
    assertThat(feed.query("after=999999999")).isEmpty();
  }

  @Test
  void plain_json_is_served_to_those_who_ask_for_it() {
    var page = shop.get("/events?limit=1", "Accept", "application/json").is(200);

    assertThat(page.mediaType()).isEqualTo("application/json");
    shop.problem(shop.get("/events", "Accept", "image/png"), 406, "NOT_ACCEPTABLE");
  }

  @Test
  void references_lead_to_this_service() {
    var event = feed.query("limit=1").getFirst();

    assertThat(URI.create(event.attribute("dataref")).getAuthority())
        .isEqualTo(shop.base().getAuthority());
  }

  private String checkout(String product, int quantity) {
    var cart = shop.cart();
    shop.add(cart, product, quantity);
    var checkout = shop.submit(cart);
    shop.end(checkout);
    return checkout;
  }

  /** The position of the first event of a resource. */
  private int positionOf(String source, String subject) {
    var log = feed.all();
    for (int position = 1; position <= log.size(); position++) {
      var event = log.get(position - 1);
      if (event.source().equals(source) && event.subject().equals(subject)) {
        return position;
      }
    }
    throw new AssertionError("nothing of " + subject);
  }

  private static List<?> jsons(List<Event> events) {
    return events.stream().map(Event::json).toList();
  }
}
