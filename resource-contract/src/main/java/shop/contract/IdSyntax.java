package shop.contract;

import java.util.regex.Pattern;

/**
 * The one syntax of identifiers that clients choose: 1 to 64 characters of the URI's unreserved set
 * (RFC 3986, section 2.3), beginning with a letter or digit, so that every identifier is a path
 * segment as it stands.
 */
public final class IdSyntax {

  public static final String REGEX = "[A-Za-z0-9][A-Za-z0-9._~-]{0,63}";

  private static final Pattern PATTERN = Pattern.compile(REGEX);

  private IdSyntax() {}

  /**
   * Returns the value itself.
   *
   * @throws IllegalArgumentException when the value does not match {@link #REGEX}
   */
  static String require(String value) {
    if (!PATTERN.matcher(value).matches()) {
      throw new IllegalArgumentException("an identifier has to match " + REGEX);
    }
    return value;
  }
}
