package shop.householdlimit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import shop.contract.schema.Personal;

/**
 * How long a purchase counts against a limit: from 1 second to 3660 days, ten years with their leap
 * days.
 *
 * @param text an ISO 8601 duration in days, hours, minutes and seconds, such as {@code P7D} or
 *     {@code PT1H}; kept as it was written, because whoever wrote it wants to read it again
 */
@Personal(Personal.Data.NONE)
public record Window(@JsonValue String text) {

  private static final int MAX_TEXT = 32;
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(3660);

  /**
   * Takes a duration as text.
   *
   * @throws IllegalArgumentException when it is no such duration, or too short, or too long
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Window {
    if (text.length() > MAX_TEXT) {
      throw new IllegalArgumentException(
          "a window is written in at most %d characters".formatted(MAX_TEXT));
    }
    var length = parse(text);
    if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a window is from 1 second to 3660 days long");
    }
  }

  public Duration length() {
    return parse(text);
  }

  private static Duration parse(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("a window is an ISO 8601 duration such as P7D or PT1H", e);
    }
  }
}
