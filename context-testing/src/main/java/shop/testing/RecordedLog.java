package shop.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.contract.LogQuery;
import shop.contract.ResourceEvent;
import shop.contract.ResourceJson;
import shop.contract.ResourceKind;
import shop.contract.ResourceLog;
import shop.contract.Subject;

/** A log of what a test has told it. Nobody else writes, so nothing is worth waiting for. */
public final class RecordedLog implements ResourceLog {

  private final List<ResourceEvent> events = new ArrayList<>();
  private int looks;

  /** The next revision of a resource. */
  public <R> ResourceEvent tell(ResourceKind<R> kind, Object id, String type, R resource) {
    var subject = kind.subject(id);
    var event =
        new ResourceEvent(
            head() + 1,
            "e" + (head() + 1),
            subject,
            type,
            Instant.EPOCH.plusSeconds(head()),
            of(subject).count() + 1,
            ResourceJson.write(resource),
            null,
            null,
            null);
    events.add(event);
    return event;
  }

  private Stream<ResourceEvent> of(Subject subject) {
    return events.stream().filter(event -> event.subject().equals(subject));
  }

  /** How often somebody has looked for newest revisions, of one resource or of many at once. */
  public int looks() {
    return looks;
  }

  @Override
  public Optional<ResourceEvent> latest(Subject subject) {
    looks++;
    return newest(subject);
  }

  @Override
  public List<ResourceEvent> latest(Set<Subject> subjects) {
    looks++;
    return subjects.stream().map(this::newest).flatMap(Optional::stream).toList();
  }

  private Optional<ResourceEvent> newest(Subject subject) {
    return of(subject).max(Comparator.comparingLong(ResourceEvent::sequence));
  }

  @Override
  public Optional<ResourceEvent> revision(Subject subject, long revision) {
    return of(subject).filter(event -> event.sequence() == revision).findFirst();
  }

  @Override
  public Optional<ResourceEvent> at(Subject subject, Instant time) {
    return of(subject)
        .filter(event -> !event.time().isAfter(time))
        .max(Comparator.comparingLong(ResourceEvent::sequence));
  }

  @Override
  public Optional<ResourceEvent> event(String source, String id) {
    return events.stream()
        .filter(event -> event.subject().source().equals(source) && event.id().equals(id))
        .findFirst();
  }

  @Override
  public List<ResourceEvent> read(LogQuery query) {
    return events.stream()
        .filter(event -> event.position() > query.after())
        .filter(event -> admits(query.source(), event.subject().source()))
        .filter(event -> admits(query.subject(), event.subject().id()))
        .filter(event -> admits(query.type(), event.type()))
        .filter(event -> query.from() == null || !event.time().isBefore(query.from()))
        .filter(event -> query.to() == null || event.time().isBefore(query.to()))
        .limit(query.limit())
        .toList();
  }

  private static boolean admits(@Nullable String wanted, String actual) {
    return wanted == null || wanted.equals(actual);
  }

  @Override
  public Stream<ResourceEvent> stream(long position) {
    return read(LogQuery.after(position, Integer.MAX_VALUE)).stream();
  }

  @Override
  public long head() {
    return events.size();
  }

  @Override
  public Optional<ResourceEvent> await(Subject subject, long revision, Duration atMost) {
    return revision(subject, revision);
  }

  @Override
  public Optional<ResourceEvent> await(
      Subject subject, Predicate<ResourceEvent> condition, Duration atMost) {
    return newest(subject);
  }

  @Override
  public List<ResourceEvent> next(long position, int limit, Duration atMost) {
    return read(LogQuery.after(position, limit));
  }
}
