package shop.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too large or compressed before anybody acts on them. A body that tells
 * its length is judged by it, Tomcat then hands out no more; one that does not is read here first,
 * so a request never holds more than the limit in memory.
 */
@Component
@Order(BodyLimitFilter.ORDER)
final class BodyLimitFilter extends OncePerRequestFilter {

  /** After the filters that tell the client's address and count requests, before all that read. */
  static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

  /** Bytes. */
  static final int LIMIT = 64 * 1024;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpServletRequest accepted;
    try {
      accepted = limited(request);
    } catch (Problem problem) {
      refuse(problem, request, response);
      return;
    }
    chain.doFilter(accepted, response);
  }

  /**
   * The request with a body within the limit.
   *
   * @throws Problem BODY_TOO_LARGE; UNSUPPORTED_MEDIA_TYPE when it is compressed
   * @throws IOException when it does not arrive as a whole, which Tomcat then reports
   */
  private static HttpServletRequest limited(HttpServletRequest request) throws IOException {
    if (request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
      throw Problem.of(
          ProblemType.UNSUPPORTED_MEDIA_TYPE, "a body with a Content-Encoding is not read here");
    }
    var length = request.getContentLengthLong();
    if (length > LIMIT) {
      throw tooLarge();
    }
    return length < 0 ? new BufferedBody(request, read(request)) : request;
  }

  private static byte[] read(HttpServletRequest request) throws IOException {
    var body = request.getInputStream().readNBytes(LIMIT + 1);
    if (body.length > LIMIT) {
      throw tooLarge();
    }
    return body;
  }

  private static Problem tooLarge() {
    return Problem.of(ProblemType.BODY_TOO_LARGE, "a body may have " + LIMIT + " bytes");
  }

  private static void refuse(
      Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (problem.type() == ProblemType.UNSUPPORTED_MEDIA_TYPE) {
      // RFC 9110, section 15.5.16
      response.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
    }
    ProblemResponse.send(problem, request, response);
  }
}
