package shop.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page of the log: the first {@code limit} events after a position that match every filter given.
 *
 * @param from earliest time, inclusive
 * @param to latest time, exclusive
 * @param after only events at greater positions
 */
public record LogQuery(
    @Nullable String source,
    @Nullable String subject,
    @Nullable String type,
    @Nullable Instant from,
    @Nullable Instant to,
    long after,
    int limit) {

  public static LogQuery after(long position, int limit) {
    return new LogQuery(null, null, null, null, null, position, limit);
  }

  /** Whether the filters let an event through, wherever it stands. */
  public boolean admits(ResourceEvent event) {
    return (source == null || source.equals(event.subject().source()))
        && (subject == null || subject.equals(event.subject().id()))
        && (type == null || type.equals(event.type()))
        && (from == null || !event.time().isBefore(from))
        && (to == null || event.time().isBefore(to));
  }

  /** The same question, further on. */
  public LogQuery from(long position) {
    return new LogQuery(source, subject, type, from, to, position, limit);
  }
}
