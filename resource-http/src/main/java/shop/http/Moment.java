package shop.http;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Pattern;

/** A point in time as a request names it: RFC 3339, section 5.6. */
@Schema(type = "string", format = "date-time", example = "2026-11-23T10:15:30Z")
public record Moment(Instant instant) {

  /** {@link OffsetDateTime} reads more than that. */
  private static final Pattern RFC_3339 =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

  private static final String EXPECTED =
      "has to be an RFC 3339 time such as 2026-11-23T10:15:30Z; in a query + is written %2B";

  /**
   * Reads a time.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Moment valueOf(String text) {
    var time = text.toUpperCase(Locale.ROOT);
    if (!RFC_3339.matcher(time).matches()) {
      throw new IllegalArgumentException(EXPECTED);
    }
    try {
      return new Moment(OffsetDateTime.parse(time).toInstant());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(EXPECTED, e);
    }
  }

  @Override
  public String toString() {
    return instant.toString();
  }
}
