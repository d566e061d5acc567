package shop.checkout.resource;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.contract.LogQuery;
import shop.contract.ResourceEvent;
import shop.contract.ResourceLog;
import shop.contract.Subject;

/** What the log tells of single resources, to whoever looks back. */
record History(ResourceLog log) {

  private static final int PAGE = 1000;

  /** All events of a resource. */
  Stream<ResourceEvent> of(Subject subject) {
    return of(subject, null);
  }

  /** The newest event of a resource and a type that came before a position. */
  Optional<ResourceEvent> newestBefore(long position, Subject subject, @Nullable String type) {
    return of(subject, type)
        .takeWhile(event -> event.position() < position)
        .reduce((_, later) -> later);
  }

  /** What a fact that concerns several resources tells of another one. */
  Optional<ResourceEvent> sameFact(ResourceEvent event, String source) {
    return log.event(source, event.id());
  }

  /** The event of a source that has an id. */
  Optional<ResourceEvent> event(String source, String id) {
    return log.event(source, id);
  }

  Optional<ResourceEvent> revision(Subject subject, long sequence) {
    return log.revision(subject, sequence);
  }

  private Stream<ResourceEvent> of(Subject subject, @Nullable String type) {
    var query = new LogQuery(subject.source(), subject.id(), type, null, null, 0, PAGE);
    return Stream.iterate(
            log.read(query),
            page -> !page.isEmpty(),
            page ->
                page.size() < PAGE ? List.of() : log.read(query.from(page.getLast().position())))
        .flatMap(List::stream);
  }
}
