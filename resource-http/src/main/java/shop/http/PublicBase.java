package shop.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;

/** Scheme, host and port by which a client reached the service. */
final class PublicBase {

  private PublicBase() {}

  /** From the request's Host header; from the connection where there is no valid one. */
  static URI of(HttpServletRequest request) {
    try {
      return base(request, request.getServerName(), request.getServerPort());
    } catch (URISyntaxException e) {
      return connected(request);
    }
  }

  private static URI connected(HttpServletRequest request) {
    try {
      return base(request, request.getLocalAddr(), request.getLocalPort());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a connection has an address", e);
    }
  }

  private static URI base(HttpServletRequest request, String host, int port)
      throws URISyntaxException {
    var given = new URI(request.getScheme(), null, host, port, "/", null, null);
    return given.getPort() == defaultPort(given.getScheme())
        ? new URI(given.getScheme(), null, given.getHost(), -1, "/", null, null)
        : given;
  }

  private static int defaultPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }
}
