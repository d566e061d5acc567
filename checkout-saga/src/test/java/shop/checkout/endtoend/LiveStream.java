package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The feed's live stream (server-sent events), read in the background until it is closed. */
final class LiveStream implements AutoCloseable {

  /**
   * A message of the stream.
   *
   * @param id the event's position in the log
   * @param name what the stream calls the event
   */
  record Message(long id, String name, Event event) {}

  private static final int PATIENCE_SECONDS = 30;

  private final InputStream bytes;
  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();

  private LiveStream(InputStream bytes) {
    this.bytes = bytes;
  }

  static LiveStream open(Shop shop, String query, String... headers) {
    var request =
        shop.request(Shop.API + "/events" + query, headers)
            .setHeader("Accept", "text/event-stream")
            .build();
    var response = shop.send(request, BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    var stream = new LiveStream(response.body());
    Thread.ofVirtual().start(stream::read);
    return stream;
  }

  /** The next message, which has to come soon. */
  Message next() {
    try {
      var message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(message).as("a message on the stream").isNotNull();
      return message;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("stopped", e);
    }
  }

  List<Message> next(int count) {
    var next = new ArrayList<Message>();
    while (next.size() < count) {
      next.add(next());
    }
    return next;
  }

  private void read() {
    try (var lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      var message = new ArrayList<String>();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isEmpty()) {
          message.add(line);
        } else {
          tell(message);
          message.clear();
        }
      }
    } catch (IOException e) {
      // closed, here or by the service: whoever waits for more is told by next()
    }
  }

  private void tell(List<String> lines) {
    if (lines.stream().allMatch(line -> line.startsWith(":"))) {
      return;
    }
    messages.add(
        new Message(
            Long.parseLong(field(lines, "id: ")),
            field(lines, "event: "),
            Event.parse(field(lines, "data: "))));
  }

  private static String field(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()))
        .reduce((_, _) -> "more than one " + name + lines)
        .orElseThrow();
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
