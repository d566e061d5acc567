package shop.checkout.demo.devices;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Posts events to a service, one batch after the other. */
final class Producer implements AutoCloseable {

  private static final int BATCH = 1000;
  private static final int BUSY = 503;

  /**
   * How often a batch is sent again; the service lets one wait for 10 seconds before it says so.
   */
  private static final int PATIENCE = 10;

  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * What was posted.
   *
   * @param bytes of the requests' bodies
   */
  record Posted(long events, long bytes) {}

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI events;

  Producer(URI service) {
    events = service.resolve("/api/v1/events");
  }

  /**
   * Posts all of them.
   *
   * @throws IOException when a batch is not taken
   */
  Posted post(Stream<DeviceEvent> all) throws IOException, InterruptedException {
    long posted = 0;
    long bytes = 0;
    for (var batches = all.gather(Gatherers.windowFixed(BATCH)).iterator(); batches.hasNext(); ) {
      var batch = batches.next();
      posted += batch.size();
      bytes += post(batch);
    }
    return new Posted(posted, bytes);
  }

  /** Posts a batch until it is taken, and returns how many bytes it has. */
  private long post(List<DeviceEvent> batch) throws IOException, InterruptedException {
    var body = JSON.writeValueAsBytes(batch);
    var request =
        HttpRequest.newBuilder(events)
            .header("Content-Type", "application/cloudevents-batch+json")
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    for (int n = 0; n < PATIENCE && answer.statusCode() == BUSY; n++) {
      // The same again has no second effect.
      answer = http.send(request, BodyHandlers.ofString());
    }
    if (answer.statusCode() != 204) {
      throw new IOException(
          "a batch is answered with %d %s".formatted(answer.statusCode(), answer.body()));
    }
    return body.length;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
