package shop.dataproduct.masking;

import tools.jackson.databind.json.JsonMapper;

/**
 * A copy of a JSON text in which some values are changed. Every event goes this way, and most of
 * its text stays as it is: hence names are looked for and stretches of text copied, in the place of
 * a parser and a generator that would take it apart.
 *
 * <p>A name is found as a text in quotes that a colon follows. Within a string it would have its
 * quotes escaped, and no string has a colon behind it but a name.
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

  /** What a mask that changes something makes of it. */
  String of(Mask mask) {
    var members = mask.members();
    var places = new int[members.size()];
    for (int n = 0; n < places.length; n++) {
      places[n] = find(members.get(n).quoted(), 0);
    }
    for (int n = first(places); places[n] < json.length(); n = first(places)) {
      change(members.get(n), places[n]);
      for (int m = 0; m < places.length; m++) {
        if (places[m] < at) {
          places[m] = find(members.get(m).quoted(), at);
        }
      }
    }
    return kept == 0 ? json : copy.append(json, kept, json.length()).toString();
  }

  private static int first(int[] places) {
    int first = 0;
    for (int n = 1; n < places.length; n++) {
      if (places[n] < places[first]) {
        first = n;
      }
    }
    return first;
  }

  /** Where the next member of a name begins, or the end. */
  private int find(String quoted, int from) {
    int found = json.indexOf(quoted, from);
    while (found >= 0 && !isName(found, found + quoted.length())) {
      found = json.indexOf(quoted, found + 1);
    }
    return found < 0 ? json.length() : found;
  }

  private boolean isName(int from, int to) {
    return from > 0 && json.charAt(from - 1) != '\\' && json.charAt(visible(to)) == ':';
  }

  private void change(Mask.Member member, int from) {
    at = from + member.quoted().length();
    next();
    at++;
    switch (member.shown()) {
      case PSEUDONYM -> replace(member.name());
      case HIDDEN -> {
        skip();
        remove(from);
      }
      case PLAIN -> throw new IllegalArgumentException("nothing is to be changed of " + member);
    }
  }

  /** Leaves out the member that has just been read, with the comma before it, or else after it. */
  private void remove(int from) {
    int before = from - 1;
    while (json.charAt(before) <= ' ') {
      before--;
    }
    boolean first = before < kept || json.charAt(before) != ',';
    if (first && next() == ',') {
      at++;
    }
    copy.append(json, kept, first ? from : before);
    kept = at;
  }

  private void replace(String attribute) {
    switch (next()) {
      case '[' -> {
        at++;
        while (next() != ']') {
          if (json.charAt(at) == ',') {
            at++;
          }
          replace(attribute);
        }
        at++;
      }
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
    at = visible(at);
    return json.charAt(at);
  }

  private int visible(int from) {
    int visible = from;
    while (json.charAt(visible) <= ' ') {
      visible++;
    }
    return visible;
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
