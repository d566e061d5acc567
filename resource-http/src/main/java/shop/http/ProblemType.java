package shop.http;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/**
 * The kinds of problem this service reports (RFC 9457). Each has a page of its own under its type
 * URI; the constant's name is the stable {@code reason}.
 */
public enum ProblemType {
  MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be read"),
  INVALID_BODY(HttpStatus.BAD_REQUEST, "The body breaks a rule of its schema"),
  INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "A path, query or header parameter breaks a rule"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such resource"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The resource does not know this method"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "None of the accepted media types can be served"),
  REFUSED(HttpStatus.CONFLICT, "The state of the resource does not allow this"),
  STALE_REVISION(
      HttpStatus.PRECONDITION_FAILED, "The resource stands at another revision than expected"),
  BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is larger than this service reads"),
  UNSUPPORTED_MEDIA_TYPE(
      HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body's media type is not understood here"),
  NOT_PATCHABLE(HttpStatus.UNPROCESSABLE_CONTENT, "This attribute is not changed by a patch"),
  IDEMPOTENCY_KEY_REUSED(
      HttpStatus.UNPROCESSABLE_CONTENT, "The idempotency key belongs to another request"),
  INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "The service failed"),
  UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The service cannot answer now; try again");

  private final HttpStatus status;
  private final String title;

  ProblemType(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  public HttpStatus status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** The path at which this problem type is explained: {@code /problems/stale-revision}. */
  public String path() {
    return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
