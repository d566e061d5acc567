package shop.checkout.node;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Passes requests on to another node, and its answers back, as they are. */
final class OtherNode {

  /** Marks what was passed on, so that two nodes that take each other for active do not play. */
  private static final String MARK = "Shop-Forwarded";

  /**
   * What belongs to a connection and not to a message (RFC 9110, section 7.6.1), or is computed.
   */
  private static final Set<String> OF_A_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "date",
          "expect",
          "host",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private static final Duration CONNECT = Duration.ofSeconds(1);

  /** Longer than the longest that a write takes there. */
  private static final Duration ANSWER = Duration.ofSeconds(15);

  private static final Duration LOOK = Duration.ofMillis(250);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  /** Whether a request came from another node. */
  static boolean sent(HttpServletRequest request) {
    return request.getHeader(MARK) != null;
  }

  /**
   * Answers a request as another node does.
   *
   * @param replaced whether somebody else has taken the other node's place, asked while it is
   *     silent
   * @throws java.net.ConnectException when nobody is there
   * @throws IOException when there is no answer: what was asked for may have happened
   */
  void answer(
      URI node,
      HttpServletRequest request,
      byte[] body,
      HttpServletResponse response,
      BooleanSupplier replaced)
      throws IOException {
    var answer = http.sendAsync(copy(request, body, node), BodyHandlers.ofByteArray());
    try {
      while (!isThere(answer)) {
        if (replaced.getAsBoolean()) {
          throw new HttpTimeoutException("replaced before it answered");
        }
      }
      copy(answer.get(), response);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the service is stopping");
    } finally {
      answer.cancel(true);
    }
  }

  /** Waits for it for a moment. */
  private static boolean isThere(Future<?> answer) throws InterruptedException, ExecutionException {
    try {
      answer.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private static HttpRequest copy(HttpServletRequest request, byte[] body, URI node) {
    var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    var copy =
        HttpRequest.newBuilder(URI.create(node + request.getRequestURI() + query))
            .timeout(ANSWER)
            .header(MARK, "true")
            .method(request.getMethod(), BodyPublishers.ofByteArray(body));
    for (var name : Collections.list(request.getHeaderNames())) {
      if (passes(name)) {
        Collections.list(request.getHeaders(name)).forEach(value -> copy.header(name, value));
      }
    }
    return copy.build();
  }

  private static void copy(HttpResponse<byte[]> answer, HttpServletResponse response)
      throws IOException {
    response.setStatus(answer.statusCode());
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          if (passes(name)) {
            values.forEach(value -> response.addHeader(name, value));
          }
        });
    response.setContentLength(answer.body().length);
    response.getOutputStream().write(answer.body());
  }

  private static boolean passes(String header) {
    return !OF_A_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
  }
}
