package shop.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * The kinds of problem this service reports (RFC 9457). Each has a page of its own under its type
 * URI; the constant's name is the stable {@code reason}.
 */
public enum ProblemType {
  MALFORMED_REQUEST(
      HttpStatus.BAD_REQUEST,
      "The request cannot be read",
      "The request is not valid HTTP, or its body is not valid JSON: a syntax error, an empty body,"
          + " a second value after the first, bytes that are not UTF-8, more than 32 levels of"
          + " nesting, a name of more than 256 or a number of more than 40 characters.",
      "Look at detail and errors: they name the place as far as it is known. Serialize the body"
          + " with a JSON library and send the target percent-encoded."),
  INVALID_BODY(
      HttpStatus.BAD_REQUEST,
      "The body breaks a rule of its schema",
      "The body is JSON, but a field is unknown, given twice, missing, of another type or out of"
          + " range. Nothing is converted: \"7\" is not a number and 7.0 is not written as a whole"
          + " number.",
      "Each of errors holds the JSON pointer of a field, a reason and the rule. Correct all of them"
          + " and send the request again."),
  INVALID_EVENT(
      HttpStatus.BAD_REQUEST,
      "The event is not one that is told here",
      "An event's envelope is not CloudEvents 1.0 as it is read here, its source or type is not"
          + " registered, or its data breaks the schema of its product. Of a batch nothing was"
          + " taken.",
      "Each of errors names a place (in a batch beginning with the event's index, from 0), a reason"
          + " and the rule. GET /api/v1/producers lists what is registered, with a schema each."),
  INVALID_PARAMETER(
      HttpStatus.BAD_REQUEST,
      "A path, query or header parameter breaks a rule",
      "A part of the path, a query parameter or a header is missing or has not the form it must"
          + " have.",
      "Each of errors names a parameter and its rule. Correct all of them and send the request"
          + " again."),
  QUERY_INVALID(
      HttpStatus.BAD_REQUEST,
      "The statement is no SQL that can be asked here",
      "It has a syntax error, or names a column, or a function with such arguments, that does not"
          + " exist.",
      "Read detail: it names the place. DESCRIBE events shows the columns of events."),
  QUERY_NOT_ALLOWED(
      HttpStatus.FORBIDDEN,
      "The statement says something that may not be said here",
      "It is not one SELECT, or contains a relation, a function or a construct that is not on the"
          + " list of what may be said. Nothing was asked.",
      "Read detail: it names what is not allowed. Ask the views of the data product, without files,"
          + " settings and recursion."),
  NOT_FOUND(
      HttpStatus.NOT_FOUND,
      "There is no such resource",
      "Nothing is known under this path, or a part of the resource that the request names does not"
          + " exist (any longer).",
      "Check the path and the identifiers in it. A resource appears with its first write."),
  METHOD_NOT_ALLOWED(
      HttpStatus.METHOD_NOT_ALLOWED,
      "The resource does not know this method",
      "The path exists, but not for this method.",
      "The response's Allow header lists the methods it knows."),
  NOT_ACCEPTABLE(
      HttpStatus.NOT_ACCEPTABLE,
      "None of the accepted media types can be served",
      "The request's Accept header excludes every representation there is.",
      "The response's Accept header lists the media types that can be served."),
  REQUEST_TIMEOUT(
      HttpStatus.REQUEST_TIMEOUT,
      "The request did not arrive in time",
      "The service waited for the rest of the request and has closed the connection. Nothing was"
          + " changed.",
      "Send the request again, as a whole."),
  REFUSED(
      HttpStatus.CONFLICT,
      "The state of the resource does not allow this",
      "The request is well formed and was understood, and a rule says no. The member reason names"
          + " the first rule that was not met, errors all of them. Nothing was changed.",
      "Read the resource and bring it into a state that meets the rules. Repeating the request"
          + " unchanged helps only when somebody else changes the resource."),
  EVENT_REUSED(
      HttpStatus.CONFLICT,
      "The event's id belongs to another event",
      "An event with this source and id and other content is in the log. Nothing was taken.",
      "Give every event an id of its own, and repeat an event only as it was."),
  STALE_REVISION(
      HttpStatus.PRECONDITION_FAILED,
      "The resource stands at another revision than expected",
      "The request's If-Match header names a revision that is not the current one: somebody else"
          + " has changed the resource since it was read. Nothing was changed.",
      "Read the resource again, decide anew, and send the request with its new ETag."),
  BODY_TOO_LARGE(
      HttpStatus.CONTENT_TOO_LARGE,
      "The body is larger than this service reads",
      "A request's body may have 65536 bytes, a batch of events 1048576 and 1000 events. Nothing of"
          + " it was done.",
      "Send less at once."),
  UNSUPPORTED_MEDIA_TYPE(
      HttpStatus.UNSUPPORTED_MEDIA_TYPE,
      "The body's media type is not understood here",
      "The request's Content-Type or Content-Encoding is none that this resource reads.",
      "The response's Accept or Accept-Patch header lists the media types it reads. Bodies are not"
          + " compressed."),
  NOT_PATCHABLE(
      HttpStatus.UNPROCESSABLE_CONTENT,
      "This attribute is not changed by a patch",
      "The attribute follows from what happens to the resource and cannot be set.",
      "The member seeAlso, which is also a Link header, leads to the resource that brings the"
          + " change about."),
  QUERY_FAILED(
      HttpStatus.UNPROCESSABLE_CONTENT,
      "The statement met a value that it cannot handle",
      "It was understood and begun; then a cast, a division or the like failed on a row.",
      "Read detail. TRY_CAST and CASE keep such values out."),
  QUERY_TOO_LARGE(
      HttpStatus.UNPROCESSABLE_CONTENT,
      "The statement needs more than it may have",
      "It needs more memory or a deeper stack than a statement may have, or a row of its result is"
          + " larger than a result may be. It was ended.",
      "Ask for less: fewer columns, a shorter time, an aggregate instead of rows."),
  QUERY_TOO_SLOW(
      HttpStatus.UNPROCESSABLE_CONTENT,
      "The statement takes longer than it may",
      "It was stopped at its deadline; shop.query.deadline says how long that is.",
      "Ask for less, join on keys, or read the log and ask an engine of your own."),
  IDEMPOTENCY_KEY_REUSED(
      HttpStatus.UNPROCESSABLE_CONTENT,
      "The idempotency key belongs to another request",
      "A request with this Idempotency-Key and another target or body was answered within the last"
          + " 24 hours. Nothing was changed.",
      "Use a new key for every new request, and the same key only to repeat the same request."),
  INTERNAL_ERROR(
      HttpStatus.INTERNAL_SERVER_ERROR,
      "The service failed",
      "An error of the service, not of the request. It is in the service's log.",
      "Repeat the request with the same Idempotency-Key, or after reading the resource; report it"
          + " when it stays."),
  NOT_IMPLEMENTED(
      HttpStatus.NOT_IMPLEMENTED,
      "The service does not implement this part of HTTP",
      "The request's method or Transfer-Encoding is unknown to this service.",
      "Use the methods of the API's description, and no transfer coding but chunked."),
  UNAVAILABLE(
      HttpStatus.SERVICE_UNAVAILABLE,
      "The service cannot answer now; try again",
      "The database cannot be reached, others kept changing the same resource, all processes that"
          + " answer statements are busy, or the service is starting or stopping. A write may have"
          + " happened.",
      "Wait for the seconds in the response's Retry-After header and repeat the request, a POST"
          + " with its Idempotency-Key."),
  HTTP_VERSION_NOT_SUPPORTED(
      HttpStatus.HTTP_VERSION_NOT_SUPPORTED,
      "The service does not speak this version of HTTP",
      "The request's first line names a version of HTTP that is unknown here.",
      "Use HTTP/1.1.");

  private final HttpStatus status;
  private final String title;
  private final String meaning;
  private final String remedy;

  ProblemType(HttpStatus status, String title, String meaning, String remedy) {
    this.status = status;
    this.title = title;
    this.meaning = meaning;
    this.remedy = remedy;
  }

  /** The type that says no more than a status does. */
  static ProblemType of(int status) {
    return switch (status) {
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 408 -> REQUEST_TIMEOUT;
      case 413 -> BODY_TOO_LARGE;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 501 -> NOT_IMPLEMENTED;
      case 503 -> UNAVAILABLE;
      case 505 -> HTTP_VERSION_NOT_SUPPORTED;
      default -> status < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR;
    };
  }

  /** The type whose page has this name: {@code stale-revision}. */
  static Optional<ProblemType> named(String slug) {
    return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
  }

  public HttpStatus status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** What has happened, for whoever reads the type's page. */
  String meaning() {
    return meaning;
  }

  /** What the client can do about it. */
  String remedy() {
    return remedy;
  }

  /** The path at which this problem type is explained: {@code /problems/stale-revision}. */
  public String path() {
    return "/problems/" + slug();
  }

  private String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
