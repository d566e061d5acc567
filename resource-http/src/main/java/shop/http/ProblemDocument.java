package shop.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem as the client reads it: {@code application/problem+json} (RFC 9457).
 *
 * @param type absolute, leads to the page that explains this kind of problem
 * @param detail what went wrong this time, for people
 * @param instance the target of the request, absent when that was no URI
 * @param reason stable, for machines
 * @param errors everything that is wrong, where more than one thing can be
 * @param seeAlso where the client finds what it wanted to do
 */
record ProblemDocument(
    URI type,
    String title,
    int status,
    String detail,
    @Nullable URI instance,
    String reason,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Problem.FieldError> errors,
    @Nullable URI seeAlso) {

  static final String MEDIA_TYPE = "application/problem+json";

  /** Details may quote the request, but a document must not be as long as the client likes. */
  private static final int DETAIL = 500;

  static ProblemDocument of(Problem problem, HttpServletRequest request) {
    var detail = problem.detail();
    return new ProblemDocument(
        PublicBase.of(request).resolve(problem.type().path()),
        problem.type().title(),
        problem.type().status().value(),
        detail.length() > DETAIL ? detail.substring(0, DETAIL) + "…" : detail,
        instance(request),
        problem.reason(),
        problem.errors(),
        problem.seeAlso());
  }

  private static @Nullable URI instance(HttpServletRequest request) {
    var target = target(request);
    try {
      return target == null ? null : new URI(target);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /**
   * The path as it was sent, absent when Tomcat could not read so far. While Tomcat dispatches an
   * error, the request's own path is that of the error page.
   */
  private static @Nullable String target(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
        ? original
        : request.getRequestURI();
  }
}
