package shop.http;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import shop.contract.Precondition;

/** Entity tags and {@code If-Match} (RFC 9110, sections 8.8.3 and 13.1.1). */
public final class IfMatch {

  /** One element of the list: empty, a tag that can be ours, or another one. */
  private static final Pattern ELEMENT =
      Pattern.compile(
          "[ \\t]*(?<tag>\"(?<revision>[1-9][0-9]{0,17})\"|(?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\")?["
              + " \\t]*(?:,|$)");

  private IfMatch() {}

  /** The strong entity tag of a revision: {@code "3"}. */
  static String etag(long revision) {
    return "\"" + revision + "\"";
  }

  /**
   * The precondition that a header states. A weak or foreign tag matches no revision, so a header
   * of nothing else states one that cannot be met.
   *
   * @throws Problem INVALID_PARAMETER when it is neither {@code *} nor a list of entity tags
   */
  public static Precondition parse(@Nullable String header) {
    if (header == null || header.strip().equals("*")) {
      return Precondition.NONE;
    }
    return new Precondition(revisions(header));
  }

  private static Set<Long> revisions(String header) {
    var revisions = new HashSet<Long>();
    var elements = ELEMENT.matcher(header);
    var tags = 0;
    for (int at = 0; at < header.length(); at = elements.end()) {
      if (!elements.region(at, header.length()).lookingAt()) {
        throw unparseable();
      }
      tags += elements.group("tag") == null ? 0 : 1;
      if (elements.group("revision") != null) {
        revisions.add(Long.valueOf(elements.group("revision")));
      }
    }
    if (tags == 0) {
      throw unparseable();
    }
    return revisions;
  }

  private static Problem unparseable() {
    return Problem.parameter(
        HttpHeaders.IF_MATCH,
        Fault.WRONG_SYNTAX,
        "has to be * or entity tags such as " + etag(3) + ", separated by commas");
  }
}
