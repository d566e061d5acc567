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
    this.errors = errors;
    this.seeAlso = seeAlso;
  }

  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, type.name(), detail, List.of(), null);
  }

  public static Problem of(ProblemType type, String detail, List<FieldError> errors) {
    return new Problem(type, type.name(), detail, errors, null);
  }

  /** A problem whose solution lies at another resource. */
  public static Problem of(ProblemType type, String detail, URI seeAlso) {
    return new Problem(type, type.name(), detail, List.of(), seeAlso);
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
   * @param reason stable, for machines
   * @param detail for people
   */
  public record FieldError(@Nullable String pointer, String reason, String detail) {}
}
