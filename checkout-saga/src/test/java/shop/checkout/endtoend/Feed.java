package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** The service's log, read page by page or as it grows. */
final class Feed {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern LINK = Pattern.compile("<([^>]+)>; rel=\"(\\w+)\"");

  private final Shop shop;

  Feed(Shop shop) {
    this.shop = shop;
  }

  /** The whole log. */
  List<Event> all() {
    return query("limit=1000");
  }

  /** All events of one resource. */
  List<Event> of(String source, String subject) {
    return query("source=%s&subject=%s&limit=1000".formatted(source, subject));
  }

  /** All events that a query finds, on however many pages. */
  List<Event> query(String query) {
    var events = new ArrayList<Event>();
    var next = Optional.of(Shop.API + "/events?" + query);
    while (next.isPresent()) {
      var page = page(next.get());
      events.addAll(events(page));
      next = link(page, "next");
    }
    return events;
  }

  Reply page(String target) {
    return shop.call("GET", target, null).is(200);
  }

  /** The position of the last event. */
  long head() {
    var end = page(Shop.API + "/events?limit=1&source=nobody");
    var monitor = link(end, "monitor").orElseThrow();
    return Long.parseLong(monitor.replaceFirst(".*after=(\\d+).*", "$1"));
  }

  static Optional<String> link(Reply page, String relation) {
    var link = LINK.matcher(page.header("Link"));
    assertThat(link.matches()).as(page.header("Link")).isTrue();
    return Optional.of(link.group(1)).filter(_ -> link.group(2).equals(relation));
  }

  /** The events of a page, each from the very text that came. */
  static List<Event> events(Reply page) {
    var text = page.body();
    var events = new ArrayList<Event>();
    try (var parser = JsonMapper.shared().createParser(text)) {
      assertThat(parser.nextToken()).isEqualTo(JsonToken.START_ARRAY);
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        var start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        events.add(
            Event.parse(text.substring(start, (int) parser.currentLocation().getCharOffset())));
      }
    }
    return events;
  }

  /** Waits until no checkout is under way any more, and returns the log. */
  List<Event> atRest() {
    return atRest(0);
  }

  /**
   * Waits until no checkout is under way any more, and returns what the log tells since.
   *
   * @param after a position at which nothing was under way
   */
  List<Event> atRest(long after) {
    var log = new ArrayList<Event>();
    await()
        .atMost(PATIENCE)
        .until(() -> {
          log.addAll(query("limit=1000&after=" + (after + log.size())));
          return LogRules.isAtRest(log);
        });
    return log;
  }

  /** Waits until no checkout is under way any more, and returns the position of the last event. */
  long rest() {
    return shop.rests(rested -> rested + atRest(rested).size());
  }

  /** Listens to what comes after a position. */
  LiveStream listen(long after) {
    return LiveStream.open(shop, "?after=" + after);
  }
}
