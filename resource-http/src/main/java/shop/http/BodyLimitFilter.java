package shop.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
@Order(BodyLimitFilter.AFTER_FORWARDED_HEADERS)
final class BodyLimitFilter extends OncePerRequestFilter {

  static final int AFTER_FORWARDED_HEADERS = 0;

  /** Bytes. */
  static final int LIMIT = 64 * 1024;

  /** Bytes of a refused body that are read and dropped. */
  private static final int DRAINED = 1024 * 1024;

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
   * @throws Problem BODY_TOO_LARGE; UNSUPPORTED_MEDIA_TYPE when it is compressed; MALFORMED_REQUEST
   *     when it does not arrive as a whole
   */
  private static HttpServletRequest limited(HttpServletRequest request) {
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

  private static byte[] read(HttpServletRequest request) {
    byte[] body;
    try {
      body = request.getInputStream().readNBytes(LIMIT + 1);
    } catch (IOException e) {
      throw Problem.of(ProblemType.MALFORMED_REQUEST, "the body does not arrive to its end");
    }
    if (body.length > LIMIT) {
      throw tooLarge();
    }
    return body;
  }

  private static Problem tooLarge() {
    return Problem.of(ProblemType.BODY_TOO_LARGE, "a body may have " + LIMIT + " bytes");
  }

  private void refuse(Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (problem.type() == ProblemType.UNSUPPORTED_MEDIA_TYPE) {
      // RFC 9110, section 15.5.16
      response.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
    }
    ProblemResponse.send(problem, request, response);
    response.flushBuffer();
    drain(request);
  }

  /**
   * Tomcat closes the connection now. Clients that are still sending would be reset and lose the
   * answer, so what they are likely to have sent is read; one that waits for 100 (Continue) has
   * sent nothing.
   */
  private void drain(HttpServletRequest request) {
    if (request.getHeader(HttpHeaders.EXPECT) != null) {
      return;
    }
    try {
      var body = request.getInputStream();
      var buffer = new byte[8 * 1024];
      for (int sum = 0, read = 0; read >= 0 && sum < DRAINED; sum += read) {
        read = body.read(buffer);
      }
    } catch (IOException e) {
      logger.debug("the rest of a refused body did not arrive", e);
    }
  }
}
