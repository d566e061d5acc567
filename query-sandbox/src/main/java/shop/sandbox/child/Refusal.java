package shop.sandbox.child;

import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;
import shop.sandbox.Reason;
import shop.sandbox.Reply;

/** Why a statement is not answered. */
final class Refusal extends Exception {

  /** How DuckDB's messages begin. */
  private static final Pattern KIND =
      Pattern.compile("(?<kind>[\\w -]+?) Error: (?<text>.*)", Pattern.DOTALL);

  private static final Map<String, Reason> REASONS =
      Map.of(
          "Parser", Reason.INVALID,
          "Syntax", Reason.INVALID,
          "Binder", Reason.INVALID,
          "Catalog", Reason.INVALID,
          "Permission", Reason.NOT_ALLOWED,
          "Out of Memory", Reason.TOO_LARGE,
          "INTERNAL", Reason.TOO_LARGE);

  /** Characters of a detail that comes from the database; it may quote the statement. */
  private static final int LONGEST = 400;

  private final Reason reason;
  private final String detail;

  Refusal(Reason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
    this.detail = detail;
  }

  /** What the database says, without the advice that it has for its administrator. */
  static Refusal of(SQLException failure) {
    var message = String.valueOf(failure.getMessage());
    var told = KIND.matcher(message);
    if (!told.matches()) {
      return new Refusal(Reason.FAILED, shortened(message));
    }
    return new Refusal(
        REASONS.getOrDefault(told.group("kind"), Reason.FAILED), shortened(told.group("text")));
  }

  private static String shortened(String text) {
    var first = text.split("\n\n|\nLINE|\nPossible solutions", 2)[0].strip();
    return first.length() > LONGEST ? first.substring(0, LONGEST) + "…" : first;
  }

  Reply.Refused reply() {
    return new Reply.Refused(reason, detail);
  }
}
