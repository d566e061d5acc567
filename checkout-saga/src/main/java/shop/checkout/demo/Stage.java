package shop.checkout.demo;

import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where a story is played: every request is shown with its answer and with what the log tells. */
final class Stage implements AutoCloseable {

  /** Seconds; the service waits that long for the end of a checkout before it answers. */
  private static final int PATIENCE = 30;

  private final Trace trace = Trace.begin();
  private final Timeline timeline;
  private final Client client;
  private final Feed feed;
  private final long start;
  private final LiveStream live;
  private final List<JsonNode> shown = new ArrayList<>();

  /**
   * A stage on which nothing has happened yet.
   *
   * @throws Differs when no service answers at the URL
   */
  Stage(URI url, PrintStream out) {
    timeline = new Timeline(out);
    client = new Client(url, trace);
    feed = new Feed(client);
    start = feed.head();
    live = new LiveStream(client, start);
  }

  /** Makes the name of somebody or something new, so that the story can be played again. */
  String id(String name) {
    return name + "-" + trace.id().substring(0, 6);
  }

  void scene(String title) {
    timeline.scene(title);
  }

  void remark(String text) {
    timeline.remark(text);
  }

  Answer get(String who, String path) {
    return request(who, "GET", path, Map.of(), null);
  }

  Answer post(String who, String path, Object body) {
    return request(who, "POST", path, Map.of(), body);
  }

  Answer put(String who, String path, @Nullable Object body) {
    return request(who, "PUT", path, Map.of(), body);
  }

  /** The checkout at its end, or as it stands after 30 seconds. */
  Answer ended(String who, String path) {
    return request(who, "GET", path, Map.of("Prefer", "wait=" + PATIENCE), null).expect(200);
  }

  private Answer request(
      String who, String method, String path, Map<String, String> headers, @Nullable Object body) {
    var sent = Instant.now();
    var answer = client.send(method, path, headers, body);
    if (method.equals("GET")) {
      // A read tells what has happened before it was answered, a write makes it happen.
      showEvents();
      timeline.request(Instant.now(), who, answer);
    } else {
      timeline.request(sent, who, answer);
      showEvents();
    }
    return answer;
  }

  private void showEvents() {
    for (var told : live.until(feed.head())) {
      if (trace.contains(told.event())) {
        timeline.event(told);
        shown.add(told.event());
      }
    }
  }

  /** The events of the story so far, as the live stream told them. */
  List<JsonNode> shown() {
    return shown;
  }

  /** The events of the story so far, as the pages of the log tell them. */
  List<JsonNode> logged() {
    return feed.after(start).stream().filter(trace::contains).toList();
  }

  /** What HTTP serves where an event says that its data can be read; this is not shown. */
  JsonNode referred(JsonNode event) {
    var path = URI.create(event.path("dataref").asString()).getPath();
    return client.send("GET", path, Map.of(), null).expect(200).body();
  }

  @Override
  public void close() {
    client.close();
  }
}
