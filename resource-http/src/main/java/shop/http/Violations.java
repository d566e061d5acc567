package shop.http;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Tells every violated rule of Bean Validation at once. */
final class Violations {

  private Violations() {}

  static Problem problem(MethodArgumentNotValidException failure) {
    return problem(errors(failure.getParameter(), failure.getBindingResult()));
  }

  /** Rules of a body and of parameters, which Spring checks together. */
  static Problem problem(HandlerMethodValidationException failure) {
    return problem(failure.getParameterValidationResults().stream().flatMap(Violations::errors));
  }

  /** In the order of their places, so that the same request gets the same document. */
  private static Problem problem(Stream<Problem.FieldError> violations) {
    var errors = violations.sorted(Comparator.comparing(Violations::place)).toList();
    var type =
        errors.stream().anyMatch(error -> error.pointer() != null)
            ? ProblemType.INVALID_BODY
            : ProblemType.INVALID_PARAMETER;
    var first = errors.getFirst();
    var others = errors.size() == 1 ? "" : ", and " + (errors.size() - 1) + " more in errors";
    return Problem.of(type, place(first) + ": " + first.detail() + others, errors);
  }

  private static String place(Problem.FieldError error) {
    return error.pointer() == null ? String.valueOf(error.parameter()) : error.pointer();
  }

  private static Stream<Problem.FieldError> errors(ParameterValidationResult result) {
    return result instanceof ParameterErrors object
        ? errors(object.getMethodParameter(), object)
        : result.getResolvableErrors().stream()
            .map(error -> parameter(name(result.getMethodParameter()), error));
  }

  /** What is wrong with an object, which was made of the body or of query parameters. */
  private static Stream<Problem.FieldError> errors(MethodParameter parameter, Errors object) {
    return object.getAllErrors().stream()
        .map(error ->
            parameter.hasParameterAnnotation(RequestBody.class)
                ? new Problem.FieldError(pointer(error), fault(error).name(), rule(error))
                : parameter(field(error), error));
  }

  private static Problem.FieldError parameter(String name, MessageSourceResolvable error) {
    return Problem.FieldError.parameter(name, fault(error).name(), rule(error));
  }

  /** Spring's path {@code items[0].product} as the JSON pointer {@code /items/0/product}. */
  private static String pointer(ObjectError error) {
    return error instanceof FieldError
        ? "/" + field(error).replace("]", "").replace('[', '/').replace('.', '/')
        : "";
  }

  private static String field(ObjectError error) {
    return error instanceof FieldError field ? field.getField() : error.getObjectName();
  }

  private static Fault fault(MessageSourceResolvable error) {
    return switch (constraint(error)) {
      case "NotNull", "NotBlank", "NotEmpty" -> Fault.REQUIRED;
      case "Min", "Max", "Positive", "PositiveOrZero" -> Fault.OUT_OF_RANGE;
      case "Pattern", "typeMismatch" -> Fault.WRONG_SYNTAX;
      default -> Fault.INVALID_VALUE;
    };
  }

  /** Spring's own messages, which speak of Java, are not told. */
  private static String rule(MessageSourceResolvable error) {
    return constraint(error).equals("typeMismatch")
        ? Expected.rule(null, null)
        : String.valueOf(error.getDefaultMessage());
  }

  /** The least specific of the codes is the name of the constraint. */
  private static String constraint(MessageSourceResolvable error) {
    var codes = error.getCodes();
    return codes == null || codes.length == 0 ? "" : codes[codes.length - 1];
  }

  /** As the request writes it, which need not be the name of the Java parameter. */
  private static String name(MethodParameter parameter) {
    return Stream.of(
            Optional.ofNullable(parameter.getParameterAnnotation(RequestParam.class))
                .map(RequestParam::name),
            Optional.ofNullable(parameter.getParameterAnnotation(RequestHeader.class))
                .map(RequestHeader::name),
            Optional.ofNullable(parameter.getParameterAnnotation(PathVariable.class))
                .map(PathVariable::name))
        .flatMap(Optional::stream)
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElseGet(() -> String.valueOf(parameter.getParameterName()));
  }
}
