package shop.http;

import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rule that a value breaks when it does not become what it stands for. */
final class Expected {

  private Expected() {}

  /**
   * The rule in words of the interface. The records of this house say themselves what they demand;
   * the messages of all other types speak of Java and are not told.
   *
   * @param type what the value was to become
   * @param failure why it did not
   */
  static String rule(@Nullable Class<?> type, @Nullable Throwable failure) {
    if (type == null) {
      return "has not the required form";
    }
    return type.isRecord() ? demand(failure) : "has to be " + words(type);
  }

  private static String demand(@Nullable Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(cause -> cause.getClass() == IllegalArgumentException.class)
        .map(cause -> String.valueOf(cause.getMessage()))
        .findFirst()
        .orElse("has not the required form");
  }

  private static String words(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
    }
    if (type == long.class || type == Long.class) {
      return "a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE;
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == String.class) {
      return "a string";
    }
    if (type == Instant.class) {
      return "a time such as 2026-01-31T12:00:00Z";
    }
    return Collection.class.isAssignableFrom(type) ? "an array" : "one of the known values";
  }
}
