package shop.checkout.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The log of the service, page by page. */
final class Feed {

  private static final Pattern LINK =
      Pattern.compile("<(?<path>[^>]*[?&]after=(?<after>\\d+)[^>]*)>; rel=\"(?<rel>\\w+)\"");

  private final Client client;

  Feed(Client client) {
    this.client = client;
  }

  /** The position of the newest event: where a page ends that found nothing in the whole log. */
  long head() {
    return Long.parseLong(link(page(Client.EVENTS + "?type=none")).group("after"));
  }

  /** Every event after a position. */
  List<JsonNode> after(long position) {
    var events = new ArrayList<JsonNode>();
    var path = Client.EVENTS + "?after=" + position;
    while (true) {
      var page = page(path);
      page.body().forEach(events::add);
      var link = link(page);
      if (!link.group("rel").equals("next")) {
        return events;
      }
      path = link.group("path");
    }
  }

  private Answer page(String path) {
    return client.send("GET", path, Map.of(), null).expect(200);
  }

  private static MatchResult link(Answer page) {
    var link = LINK.matcher(page.header("Link"));
    if (!link.matches()) {
      throw new Differs(page.request() + " does not link to where to go on");
    }
    return link;
  }
}
