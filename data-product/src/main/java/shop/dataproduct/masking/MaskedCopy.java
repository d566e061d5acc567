package shop.dataproduct.masking;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A copy of a JSON text in which some values are changed. Every event goes this way, and most of
 * its text stays as it is: hence one pass that copies stretches of text, in the place of a parser
 * and a generator that would take it apart.
 */
final class MaskedCopy {

  private final String json;
  private final Pseudonyms pseudonyms;
  private final StringBuilder copy;

  /** The next character to be read, and the first one that is not in the copy yet. */
  private int at;

  private int kept;

  /**
   * A copy to be made.
   *
   * @param json one well-formed value
   */
  MaskedCopy(String json, Pseudonyms pseudonyms) {
    this.json = json;
    this.pseudonyms = pseudonyms;
    this.copy = new StringBuilder(json.length() + Long.SIZE);
  }

  String of(Mask mask) {
    value(mask);
    return copy.append(json, kept, json.length()).toString();
  }

  private void value(Mask mask) {
    switch (next()) {
      case '{' -> object(mask);
      case '[' -> array(() -> value(mask));
      default -> skip();
    }
  }

  private void array(Runnable element) {
    at++;
    while (next() != ']') {
      if (json.charAt(at) == ',') {
        at++;
      }
      element.run();
    }
    at++;
  }

  private void object(Mask mask) {
    int before = at++;
    boolean first = true;
    while (next() != '}') {
      if (json.charAt(at) == ',') {
        before = at++;
        next();
      }
      int name = at + 1;
      string();
      var rule = mask.rule(json, name, at - 1);
      next();
      at++;
      member(rule, name - 1);
      if (rule instanceof Mask.Rule.Removed) {
        remove(first ? name - 1 : before, first);
      } else {
        first = false;
      }
    }
    at++;
  }

  private void member(Mask.@Nullable Rule rule, int name) {
    switch (rule) {
      case Mask.Rule.Within within -> value(within.mask());
      case Mask.Rule.Replaced _ -> replace(json.substring(name + 1, json.indexOf('"', name + 1)));
      case Mask.Rule.Removed _ -> skip();
      case null -> skip();
    }
  }

  /** Leaves out what has just been read, with the comma before it, or after it if it is first. */
  private void remove(int from, boolean first) {
    copy.append(json, kept, from);
    if (first && next() == ',') {
      at++;
    }
    kept = at;
  }

  private void replace(String attribute) {
    switch (next()) {
      case '[' -> array(() -> replace(attribute));
      case '"' -> {
        int from = at;
        string();
        copy.append(json, kept, from + 1).append(pseudonyms.of(attribute, text(from, at)));
        kept = at - 1;
      }
      default -> skip();
    }
  }

  private String text(int from, int to) {
    var text = json.substring(from + 1, to - 1);
    return text.indexOf('\\') < 0
        ? text
        : JsonMapper.shared().readValue(json.substring(from, to), String.class);
  }

  /** Goes to the next character that is no white space. */
  private char next() {
    while (json.charAt(at) <= ' ') {
      at++;
    }
    return json.charAt(at);
  }

  /** Goes behind a value. */
  private void skip() {
    int depth = 0;
    next();
    do {
      switch (json.charAt(at)) {
        case '"' -> string();
        case '{', '[' -> {
          depth++;
          at++;
        }
        case '}', ']' -> {
          depth--;
          at++;
        }
        default -> at++;
      }
    } while (depth > 0 || !isEnd());
  }

  private boolean isEnd() {
    return at == json.length() || ",}]".indexOf(json.charAt(at)) >= 0;
  }

  /** Goes behind a string. */
  private void string() {
    do {
      at = json.indexOf('"', at + 1);
    } while (isEscaped());
    at++;
  }

  private boolean isEscaped() {
    int backslashes = 0;
    while (json.charAt(at - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }
}
