package shop.dataproduct.log;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import shop.contract.LogQuery;
import shop.contract.ResourceEvent;
import shop.contract.ResourceKind;
import shop.contract.ResourceLog;
import shop.contract.Subject;

/**
 * Reads the log from its table, and what comes next from memory where it can. A wait begins before
 * the first look at the table, so that no event can come between the two; it holds no connection
 * while it lasts.
 */
@Component
final class JdbcResourceLog implements ResourceLog {

  private static final Comparator<ResourceEvent> AGE =
      Comparator.comparingLong(ResourceEvent::position);

  private final LogTable table;
  private final LogPages pages;
  private final RecentEvents recent;
  private final Arrivals arrivals;
  private final LogEnd end;

  JdbcResourceLog(
      LogTable table, LogPages pages, RecentEvents recent, Arrivals arrivals, LogEnd end) {
    this.table = table;
    this.pages = pages;
    this.recent = recent;
    this.arrivals = arrivals;
    this.end = end;
  }

  @Override
  public Optional<ResourceEvent> latest(Subject subject) {
    return table.newest(subject);
  }

  @Override
  public List<ResourceEvent> latest(Set<Subject> subjects) {
    return table.newest(subjects);
  }

  @Override
  public <R> Optional<R> standing(ResourceKind<R> kind, Object id) {
    return end.standing(kind.subject(id)).map(standing -> kind.record().cast(standing.resource()));
  }

  @Override
  public Optional<ResourceEvent> revision(Subject subject, long revision) {
    return table.revision(subject, revision);
  }

  @Override
  public Optional<ResourceEvent> at(Subject subject, Instant time) {
    return table.at(subject, time);
  }

  @Override
  public Optional<ResourceEvent> event(String source, String id) {
    return table.event(new EventName(source, id));
  }

  @Override
  public List<ResourceEvent> read(LogQuery query) {
    return pages.read(query);
  }

  @Override
  public Stream<ResourceEvent> stream(long position) {
    return table.stream(position);
  }

  @Override
  public long head() {
    return table.head();
  }

  @Override
  public Optional<ResourceEvent> await(Subject subject, long revision, Duration atMost) {
    return recent
        .revision(subject, revision)
        .or(() ->
            await(subject, newest -> newest.sequence() >= revision, atMost)
                .flatMap(newest ->
                    newest.sequence() == revision
                        ? Optional.of(newest)
                        : table.revision(subject, revision)));
  }

  @Override
  public Optional<ResourceEvent> await(
      Subject subject, Predicate<ResourceEvent> condition, Duration atMost) {
    try (var watch = arrivals.watch(subject, atMost)) {
      var newest = latest(subject);
      while (newest.filter(condition).isEmpty() && watch.await()) {
        newest = newer(newest, watch.take().or(() -> latest(subject)));
      }
      return newest;
    }
  }

  /** Waits until there is an event after a position; returns whether there is. */
  boolean awaitAfter(long position, Duration atMost) {
    if (recent.last() > position) {
      return true;
    }
    try (var watch = arrivals.watch(atMost)) {
      // Whoever waits is told of what comes after all that was told, and of nothing before.
      long told = arrivals.told();
      long head = told > 0 && position >= told ? position : head();
      while (head <= position && watch.await()) {
        head = watch.take().map(ResourceEvent::position).orElseGet(this::head);
      }
      return head > position;
    }
  }

  @Override
  public List<ResourceEvent> next(long position, int limit, Duration atMost) {
    var next = recent.after(position, limit);
    if (next.isEmpty() && awaitAfter(position, atMost)) {
      next = recent.after(position, limit);
      return next.isEmpty() ? table.page(LogQuery.after(position, limit)) : next;
    }
    return next;
  }

  /** The table may have shown an event before it was told. */
  private static Optional<ResourceEvent> newer(
      Optional<ResourceEvent> one, Optional<ResourceEvent> other) {
    return Stream.of(one, other).flatMap(Optional::stream).max(AGE);
  }
}
