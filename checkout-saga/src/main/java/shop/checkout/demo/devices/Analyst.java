package shop.checkout.demo.devices;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import shop.checkout.demo.FreshService;
import shop.contract.ResourceLog;
import shop.dataproduct.analytics.AnalyticStore;
import tools.jackson.databind.json.JsonMapper;

/** Asks a service's analytic store. */
final class Analyst implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final String STORE = "/api/v1/analytics";

  private final HttpClient http = HttpClient.newHttpClient();
  private final FreshService service;
  private final AnalyticStore store;

  Analyst(FreshService service) {
    this.service = service;
    this.store = service.part(AnalyticStore.class);
  }

  /** Waits until the store has all that the log has. */
  void awaitAll() throws IOException {
    if (!store.await(service.part(ResourceLog.class).head(), PATIENCE)) {
      throw new IOException("the analytic store is %d events behind".formatted(store.behind()));
    }
  }

  Question.Answer ask(Question question) throws SQLException {
    return store.read(question::ask);
  }

  /**
   * Has the store made anew, from the first event of the log on, and waits until it is.
   *
   * @throws IOException when it is not within five minutes
   */
  void beginAnew() throws IOException, InterruptedException {
    var end = Instant.now().plus(PATIENCE);
    send(request(STORE + "/rebuilds").POST(BodyPublishers.noBody()), 303);
    while (isRebuilding()) {
      if (Instant.now().isAfter(end)) {
        throw new IOException("the analytic store is still being made anew");
      }
      Thread.sleep(LOOK);
    }
  }

  private boolean isRebuilding() throws IOException, InterruptedException {
    var status = send(request(STORE), 200).body();
    return JsonMapper.shared().readTree(status).path("rebuilding").asBoolean();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(service.url().resolve(path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request, int expected)
      throws IOException, InterruptedException {
    var answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != expected) {
      throw new IOException(
          "%s is answered with %d %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
    }
    return answer;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
