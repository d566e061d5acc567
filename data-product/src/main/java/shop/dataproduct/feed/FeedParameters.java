package shop.dataproduct.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import shop.contract.LogQuery;
import shop.contract.ResourceKind;
import shop.http.Moment;
import shop.http.Problem;

/**
 * What a reader asks of the feed, as it came. A parameter with an empty value counts as not given.
 *
 * @param from earliest time (RFC 3339), inclusive
 * @param to latest time (RFC 3339), exclusive
 * @param after a position of the log
 * @param limit the most events of one page
 */
record FeedParameters(
    @Nullable String source,
    @Nullable String subject,
    @Nullable String type,
    @Nullable String from,
    @Nullable String to,
    @Nullable String after,
    @Nullable String limit) {

  static final String PATH = ResourceKind.API + "/events";
  static final int MAX_LIMIT = 1000;
  static final int DEFAULT_LIMIT = 100;

  private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

  FeedParameters {
    source = given(source);
    subject = given(subject);
    type = given(type);
    from = given(from);
    to = given(to);
    after = given(after);
    limit = given(limit);
  }

  private static @Nullable String given(@Nullable String value) {
    return value == null || value.isEmpty() ? null : value;
  }

  /**
   * The question that is put to the log.
   *
   * @throws Problem INVALID_PARAMETER when a parameter cannot be read or is out of its range
   */
  LogQuery query() {
    return new LogQuery(
        text("source", source),
        text("subject", subject),
        text("type", type),
        time("from", from),
        time("to", to),
        after == null ? 0 : position("after", after),
        limit == null ? DEFAULT_LIMIT : pageSize(limit));
  }

  /** The same question asked from another position on, as a relative reference. */
  String from(long position) {
    return Stream.of(
            parameter("source", source),
            parameter("subject", subject),
            parameter("type", type),
            parameter("from", from),
            parameter("to", to),
            parameter("after", Long.toString(position)),
            parameter("limit", limit))
        .flatMap(parameter -> parameter)
        .collect(Collectors.joining("&", PATH + "?", ""));
  }

  private static Stream<String> parameter(String name, @Nullable String value) {
    return value == null
        ? Stream.empty()
        : Stream.of(name + "=" + UriUtils.encode(value, StandardCharsets.UTF_8));
  }

  /**
   * A position of the log as a client names it.
   *
   * @throws Problem INVALID_PARAMETER when it is none
   */
  static long position(String name, String value) {
    if (!POSITION.matcher(value).matches()) {
      throw invalid(name, "a position of the log, a whole number from 0");
    }
    return Long.parseLong(value);
  }

  private static int pageSize(String value) {
    var size = value.matches("\\d{1,4}") ? Integer.parseInt(value) : 0;
    if (size < 1 || size > MAX_LIMIT) {
      throw invalid("limit", "a whole number from 1 to " + MAX_LIMIT);
    }
    return size;
  }

  /** No attribute of a CloudEvent has control characters, and not every database endures them. */
  private static @Nullable String text(String name, @Nullable String value) {
    if (value != null && value.chars().anyMatch(Character::isISOControl)) {
      throw invalid(name, "text without control characters");
    }
    return value;
  }

  private static @Nullable Instant time(String name, @Nullable String value) {
    if (value == null) {
      return null;
    }
    try {
      return Moment.valueOf(value).instant();
    } catch (IllegalArgumentException e) {
      throw Problem.parameter(name, String.valueOf(e.getMessage()));
    }
  }

  private static Problem invalid(String name, String expected) {
    return Problem.parameter(name, "has to be " + expected);
  }
}
