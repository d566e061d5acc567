package shop.checkout.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests that no HTTP library would send. */
final class RawRequest {

  private static final int PATIENCE_MILLIS = 30_000;

  private RawRequest() {}

  /** A POST of JSON with one more header line, and what comes back until the service hangs up. */
  static String post(Shop shop, String path, String json, String header) {
    return send(
        shop,
        """
        POST %s HTTP/1.1\r
        Host: %s\r
        Connection: close\r
        Content-Type: application/json\r
        Content-Length: %d\r
        %s\r
        \r
        %s\
        """
            .formatted(
                path,
                shop.base().getAuthority(),
                json.getBytes(StandardCharsets.UTF_8).length,
                header,
                json));
  }

  static String send(Shop shop, String request) {
    try (var socket = new Socket(shop.base().getHost(), shop.base().getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("no answer", e);
    }
  }
}
