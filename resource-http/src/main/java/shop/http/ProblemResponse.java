package shop.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import shop.contract.ResourceJson;

/** The one way in which a problem leaves the service, whoever noticed it. */
final class ProblemResponse {

  /** Seconds; what makes the service unavailable is usually over in less. */
  private static final String RETRY_AFTER = "1";

  private ProblemResponse() {}

  static void send(Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var document = ResourceJson.write(ProblemDocument.of(problem, request));
    var body = document.getBytes(StandardCharsets.UTF_8);
    response.resetBuffer();
    response.setStatus(problem.type().status().value());
    response.setContentType(ProblemDocument.MEDIA_TYPE);
    response.setContentLength(body.length);
    // RFC 9111, section 4.2.2: a cache may keep a 404 or 405 that does not say otherwise
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (problem.type() == ProblemType.UNAVAILABLE) {
      response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
    }
    if (problem.seeAlso() != null) {
      response.addHeader(HttpHeaders.LINK, "<" + problem.seeAlso() + ">; rel=\"related\"");
    }
    response.getOutputStream().write(body);
  }
}
