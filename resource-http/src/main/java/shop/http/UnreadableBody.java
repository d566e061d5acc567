package shop.http;

import java.util.List;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/**
 * Says what is wrong with a body that did not become what a controller wanted. Jackson's own
 * messages are not told: they quote the body and name classes. Where Jackson has one class for
 * several things, the beginning of its message tells them apart.
 */
final class UnreadableBody {

  private UnreadableBody() {}

  static Problem problem(HttpMessageNotReadableException failure) {
    return switch (failure.getCause()) {
      case null -> malformed("", Fault.REQUIRED, "a body is required");
      case StreamConstraintsException _ -> malformed("", Fault.TOO_LARGE, StrictJson.LIMITS);
      case StreamReadException e -> unreadable(e);
      case DatabindException e -> unfitting(e);
      default -> malformed("", Fault.MALFORMED_JSON, "the body is not UTF-8");
    };
  }

  private static Problem unreadable(StreamReadException e) {
    if (e instanceof InputCoercionException coercion) {
      return invalid(
          reached(e), Fault.OUT_OF_RANGE, Expected.rule(coercion.getTargetType(), coercion));
    }
    if (e.getOriginalMessage().startsWith("Duplicate")) {
      return invalid(reached(e), Fault.DUPLICATE_FIELD, "is given twice");
    }
    return malformed(reached(e), Fault.MALFORMED_JSON, "the body is no JSON" + place(e));
  }

  private static Problem unfitting(DatabindException e) {
    return switch (e) {
      case UnrecognizedPropertyException _ ->
          invalid(bound(e), Fault.UNKNOWN_FIELD, "is not known here");
      case InvalidFormatException format when hasSyntax(format.getTargetType()) ->
          invalid(bound(e), Fault.INVALID_VALUE, Expected.rule(format.getTargetType(), e));
      case MismatchedInputException mismatch -> mismatched(mismatch);
      case ValueInstantiationException value ->
          invalid(
              bound(e), Fault.INVALID_VALUE, Expected.rule(value.getType().getRawClass(), value));
      default -> invalid(bound(e), Fault.INVALID_VALUE, Expected.rule(null, e));
    };
  }

  private static Problem mismatched(MismatchedInputException e) {
    var message = e.getOriginalMessage();
    if (message.startsWith("No content")) {
      return malformed("", Fault.REQUIRED, "a body is required");
    }
    if (message.startsWith("Trailing token")) {
      return malformed(
          "", Fault.TRAILING_CONTENT, "more follows after the end of the JSON value" + place(e));
    }
    if (message.startsWith("Cannot map `null`")) {
      return invalid(bound(e), Fault.REQUIRED, "is required");
    }
    return invalid(bound(e), Fault.WRONG_TYPE, Expected.rule(e.getTargetType(), e));
  }

  /** Whether values are texts of a certain form: times, the names of an enumeration. */
  private static boolean hasSyntax(Class<?> type) {
    return !type.isPrimitive()
        && !type.isRecord()
        && type != String.class
        && type != Boolean.class
        && !Number.class.isAssignableFrom(type);
  }

  private static Problem malformed(String pointer, Fault fault, String detail) {
    return Problem.of(
        ProblemType.MALFORMED_REQUEST,
        detail,
        List.of(new Problem.FieldError(pointer, fault.name(), detail)));
  }

  private static Problem invalid(String pointer, Fault fault, String rule) {
    return Problem.of(
        ProblemType.INVALID_BODY,
        (pointer.isEmpty() ? "the body" : pointer) + ": " + rule,
        List.of(new Problem.FieldError(pointer, fault.name(), rule)));
  }

  /** Where the parser stands. */
  private static String reached(StreamReadException e) {
    return e.processor() == null
        ? ""
        : e.processor().streamReadContext().pathAsPointer().toString();
  }

  /** What was being bound. */
  private static String bound(DatabindException e) {
    var pointer = JsonPointer.empty();
    for (var step : e.getPath()) {
      pointer =
          step.getPropertyName() == null
              ? pointer.appendIndex(step.getIndex())
              : pointer.appendProperty(step.getPropertyName());
    }
    return pointer.toString();
  }

  private static String place(JacksonException e) {
    var location = e.getLocation();
    return location == null || location.getByteOffset() < 0
        ? ""
        : " at byte " + location.getByteOffset();
  }
}
