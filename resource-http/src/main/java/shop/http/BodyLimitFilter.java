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

  /** Bytes of a batch of events, which is many bodies in one. */
  static final int BATCH_LIMIT = 1024 * 1024;

  private static final String BATCH = "application/cloudevents-batch+json";

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
    int limit = limit(request);
    var length = request.getContentLengthLong();
    if (length > limit) {
      throw tooLarge(limit);
    }
    return length < 0 ? new BufferedBody(request, read(request, limit)) : request;
  }

  private static int limit(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.startsWith(BATCH) ? BATCH_LIMIT : LIMIT;
  }

  private static byte[] read(HttpServletRequest request, int limit) throws IOException {
    var body = request.getInputStream().readNBytes(limit + 1);
    if (body.length > limit) {
      throw tooLarge(limit);
    }
    return body;
  }

  private static Problem tooLarge(int limit) {
    return Problem.of(ProblemType.BODY_TOO_LARGE, "a body may have " + limit + " bytes");
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
