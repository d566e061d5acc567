package shop.http;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.contract.Answer;

/**
 * Ends the handling of a request with a problem document. Thrown by controllers and what they call,
 * turned into the document by {@link ProblemAdvice}.
 */
public final class Problem extends RuntimeException {

  private final ProblemType type;
  private final String reason;
  private final List<FieldError> errors;
  private final @Nullable URI seeAlso;

  private Problem(
      ProblemType type,
      String reason,
      String detail,
      List<FieldError> errors,
      @Nullable URI seeAlso) {
    super(detail, null, false, false);
    this.type = type;
    this.reason = reason;
    this.errors = List.copyOf(errors);
    this.seeAlso = seeAlso;
  }

  public static Problem of(ProblemType type, String detail) {
    return of(type, detail, List.of());
  }

  public static Problem of(ProblemType type, String detail, List<FieldError> errors) {
    return new Problem(type, type.name(), detail, errors, null);
  }

  /** A problem whose solution lies at another resource. */
  public static Problem of(ProblemType type, String detail, URI seeAlso) {
    return new Problem(type, type.name(), detail, List.of(), seeAlso);
  }

  /**
   * A path, query or header parameter that breaks a rule.
   *
   * @param parameter its name, as the request writes it: {@code If-Match}
   * @param detail the rule
   */
  public static Problem parameter(String parameter, String detail) {
    return parameter(parameter, Fault.INVALID_VALUE, detail);
  }

  static Problem parameter(String parameter, Fault fault, String detail) {
    return of(
        ProblemType.INVALID_PARAMETER,
        parameter + ": " + detail,
        List.of(FieldError.parameter(parameter, fault.name(), detail)));
  }

  /** The document of a context's "no": its reason is that of the first rule that was not met. */
  static Problem refused(List<Answer.Unmet> unmet) {
    var errors =
        unmet.stream().map(rule -> new FieldError(null, rule.reason(), rule.detail())).toList();
    var first = unmet.getFirst();
    return new Problem(ProblemType.REFUSED, first.reason(), first.detail(), errors, null);
  }

  public ProblemType type() {
    return type;
  }

  public String reason() {
    return reason;
  }

  /** The message, which a problem always has. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  public List<FieldError> errors() {
    return errors;
  }

  /** Where the client finds what it wanted to do. */
  public @Nullable URI seeAlso() {
    return seeAlso;
  }

  /**
   * One thing that is wrong.
   *
   * @param pointer JSON pointer (RFC 6901) into the body; absent when the body is not to blame
   * @param parameter the path, query or header parameter to blame, if one is
   * @param reason stable, for machines
   * @param detail for people
   */
  public record FieldError(
      @Nullable String pointer, @Nullable String parameter, String reason, String detail) {

    public FieldError(@Nullable String pointer, String reason, String detail) {
      this(pointer, null, reason, detail);
    }

    static FieldError parameter(String parameter, String reason, String detail) {
      return new FieldError(null, parameter, reason, detail);
    }
  }
}
