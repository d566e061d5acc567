package shop.http;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Preferences of a request (RFC 7240). They are wishes: what is not understood is ignored, and a
 * request never fails because of one.
 */
public final class Prefer {

  /** Longer waits are cut to this: a proxy between would give up on them. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** The preference with its value, whatever that is, and without its parameters. */
  private static final Pattern WAIT =
      Pattern.compile("\\s*wait\\s*(?:=\\s*([^;\\s]*)\\s*)?(?:;.*)?", Pattern.CASE_INSENSITIVE);

  private Prefer() {}

  /**
   * How long the client would wait for a final answer (section 4.3), at most 60 seconds.
   *
   * @param headers the values of the request's {@code Prefer} headers
   */
  public static Optional<Duration> wait(List<String> headers) {
    return preferences(String.join(",", headers)).stream()
        .map(WAIT::matcher)
        .filter(Matcher::matches)
        .findFirst() // no other instance counts (section 2)
        .flatMap(wait -> duration(wait.group(1)));
  }

  private static Optional<Duration> duration(@Nullable String seconds) {
    if (seconds == null || !seconds.matches("[0-9]+")) {
      return Optional.empty();
    }
    var asked = new BigInteger(seconds).min(BigInteger.valueOf(LONGEST.toSeconds()));
    return Optional.of(Duration.ofSeconds(asked.longValueExact()));
  }

  /** Commas separate preferences, unless they stand in a quoted string. */
  private static List<String> preferences(String header) {
    var preferences = new ArrayList<String>();
    var quoted = false;
    var start = 0;
    for (int i = 0; i < header.length(); i++) {
      switch (header.charAt(i)) {
        case '\\' -> i += quoted ? 1 : 0;
        case '"' -> quoted = !quoted;
        case ',' -> {
          if (!quoted) {
            preferences.add(header.substring(start, i));
            start = i + 1;
          }
        }
        default -> {}
      }
    }
    preferences.add(header.substring(start));
    return preferences;
  }
}
