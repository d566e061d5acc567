package shop.http;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever ends a request before its time into a problem document. */
@RestControllerAdvice
final class ProblemAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  /** The causes that pass by themselves: the request may be sent again. */
  private static final Set<Class<? extends Exception>> PASSING =
      Set.of(
          CannotCreateTransactionException.class,
          DataAccessResourceFailureException.class,
          SQLNonTransientConnectionException.class,
          SQLTransientException.class,
          TransactionSystemException.class,
          TransientDataAccessException.class);

  /**
   * PostgreSQL's {@code idle_in_transaction_session_timeout} and {@code idle_session_timeout}: this
   * process was seen as hanging, and goes on in another session.
   */
  private static final Set<String> SESSION_ENDED = Set.of("25P03", "57P05");

  @ExceptionHandler
  @ApiResponse(
      responseCode = "default",
      description = "A problem",
      content =
          @Content(
              mediaType = ProblemDocument.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemDocument.class)))
  void tell(Exception failure, HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    if (causes(failure).anyMatch(ProblemAdvice::isReported)) {
      return;
    }
    if (response.isCommitted()) {
      throw failure; // the connection has to break, or half an answer would look whole
    }
    headers(failure).forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
    ProblemResponse.send(problem(failure, request), request, response);
  }

  private static Problem problem(Exception failure, HttpServletRequest request) {
    return switch (failure) {
      case Problem problem -> problem;
      case HttpMessageNotReadableException e -> UnreadableBody.problem(e);
      case MethodArgumentNotValidException e -> Violations.problem(e);
      case HandlerMethodValidationException e -> Violations.problem(e);
      case MethodArgumentTypeMismatchException e ->
          Problem.parameter(
              e.getName(), Fault.WRONG_SYNTAX, Expected.rule(e.getRequiredType(), e.getCause()));
      case MissingServletRequestParameterException e ->
          Problem.parameter(e.getParameterName(), Fault.REQUIRED, "is required");
      case MissingRequestHeaderException e ->
          Problem.parameter(e.getHeaderName(), Fault.REQUIRED, "is required");
      case InvalidParameterException _ ->
          Problem.of(ProblemType.MALFORMED_REQUEST, "the query is not percent-encoded UTF-8");
      case NoResourceFoundException _ ->
          Problem.of(ProblemType.NOT_FOUND, "there is no " + request.getRequestURI());
      case HttpRequestMethodNotSupportedException e ->
          Problem.of(
              ProblemType.METHOD_NOT_ALLOWED,
              request.getRequestURI() + " does not know " + e.getMethod());
      case HttpMediaTypeNotSupportedException _, MultipartException _ ->
          Problem.of(
              ProblemType.UNSUPPORTED_MEDIA_TYPE,
              "the body's Content-Type is missing or not understood here");
      case HttpMediaTypeNotAcceptableException _ ->
          Problem.of(ProblemType.NOT_ACCEPTABLE, "the Accept header excludes what can be served");
      case AsyncRequestTimeoutException _ ->
          Problem.of(ProblemType.UNAVAILABLE, "the answer took too long");
      case ErrorResponse e when e.getStatusCode().is4xxClientError() ->
          Problem.of(
              ProblemType.of(e.getStatusCode().value()),
              ProblemType.of(e.getStatusCode().value()).title());
      default -> unforeseen(failure, request);
    };
  }

  private static Problem unforeseen(Exception failure, HttpServletRequest request) {
    var told = causes(failure).filter(Problem.class::isInstance).findFirst();
    if (told.isPresent()) {
      return (Problem) told.get();
    }
    if (causes(failure).anyMatch(ProblemAdvice::passes)) {
      LOG.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), failure.toString());
      return Problem.of(ProblemType.UNAVAILABLE, "the database cannot be reached or is too busy");
    }
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
    return Problem.of(ProblemType.INTERNAL_ERROR, "the service failed; its log says more");
  }

  /** Tomcat reports a body that it cannot read to its end, unless the client has gone anyway. */
  private static boolean isReported(Throwable cause) {
    return cause instanceof BadRequestException || cause instanceof AsyncRequestNotUsableException;
  }

  private static boolean passes(Throwable cause) {
    return PASSING.stream().anyMatch(type -> type.isInstance(cause))
        || (cause instanceof SQLException failure
            && failure.getSQLState() != null
            && SESSION_ENDED.contains(failure.getSQLState()));
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  private static HttpHeaders headers(Exception failure) {
    return switch (failure) {
      case HttpRequestMethodNotSupportedException e -> allow(e);
      case ErrorResponse e -> e.getHeaders();
      default -> HttpHeaders.EMPTY;
    };
  }

  /** Spring answers OPTIONS everywhere, and HEAD where there is a GET. */
  private static HttpHeaders allow(HttpRequestMethodNotSupportedException e) {
    var known = new TreeSet<HttpMethod>();
    if (e.getSupportedHttpMethods() != null) {
      known.addAll(e.getSupportedHttpMethods());
    }
    if (known.contains(HttpMethod.GET)) {
      known.add(HttpMethod.HEAD);
    }
    known.add(HttpMethod.OPTIONS);
    var headers = new HttpHeaders();
    headers.setAllow(known);
    return headers;
  }
}
