package shop.checkout.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Sends requests to the service, all of them in one trace, by which its events are recognised. */
final class Client implements AutoCloseable {

  static final String EVENTS = "/api/v1/events";

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final URI url;
  private final Trace trace;

  Client(URI url, Trace trace) {
    this.url = url;
    this.trace = trace;
  }

  /** Whether it is this service that answers at the URL. */
  static boolean answers(URI url) {
    try (var client = new Client(url, Trace.begin())) {
      var page = client.send("GET", EVENTS + "?limit=1", Map.of(), null);
      return page.status() == 200
          && page.header("Content-Type").startsWith("application/cloudevents-batch+json");
    } catch (Differs e) {
      return false;
    }
  }

  /**
   * Sends a request and reads the answer.
   *
   * @param body becomes JSON; absent for a request without a body
   * @throws Differs when there is no answer within a minute
   */
  Answer send(String method, String path, Map<String, String> headers, @Nullable Object body) {
    var request = request(path).timeout(ANSWER).method(method, publisher(body));
    headers.forEach(request::setHeader);
    var response = exchange(request.build(), BodyHandlers.ofString());
    return new Answer(
        method + " " + path, response.statusCode(), response.headers(), json(response));
  }

  /** The lines of an answer that does not end by itself, from its beginning. */
  Stream<String> listen(String path) {
    return exchange(
            request(path).setHeader("Accept", "text/event-stream").build(), BodyHandlers.ofLines())
        .body();
  }

  static JsonNode parse(String json) {
    return JSON.readTree(json);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url.resolve(path))
        .setHeader("Content-Type", "application/json")
        .setHeader("traceparent", trace.parent());
  }

  private static BodyPublisher publisher(@Nullable Object body) {
    return body == null
        ? BodyPublishers.noBody()
        : BodyPublishers.ofString(JSON.writeValueAsString(body));
  }

  private static JsonNode json(HttpResponse<String> response) {
    var type = response.headers().firstValue("Content-Type").orElse("");
    return type.contains("json") ? parse(response.body()) : MissingNode.getInstance();
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw new Differs("%s %s was not answered: %s".formatted(request.method(), request.uri(), e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Differs("interrupted");
    }
  }

  /** Ends whatever is still listened to. */
  @Override
  public void close() {
    http.shutdownNow();
  }
}
