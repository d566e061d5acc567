package shop.checkout.verify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The service as anybody sees it from outside. */
final class Outside implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final URI url;

  Outside(URI url) {
    this.url = url;
  }

  /**
   * What is answered, whatever it is.
   *
   * @param reference relative to the service, or the URL that an event names
   * @throws IOException when there is no answer
   */
  HttpResponse<byte[]> get(String reference) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(url.resolve(reference)).timeout(ANSWER).build();
    return http.send(request, BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
