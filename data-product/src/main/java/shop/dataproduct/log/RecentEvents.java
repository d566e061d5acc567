package shop.dataproduct.log;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shop.contract.ResourceEvent;
import shop.contract.Subject;

/**
 * The end of the log, as far as this node has published it: those who follow the log closely read
 * what is new from memory, however many they are, and whoever has just written finds the revision
 * that came of it. What another node publishes makes a gap, behind which remembering begins anew.
 */
@Component
final class RecentEvents {

  /** As many as the followers can be behind; a few megabytes. */
  private static final int REMEMBERED = 4096;

  private record Revision(Subject subject, long sequence) {

    static Revision of(ResourceEvent event) {
      return new Revision(event.subject(), event.sequence());
    }
  }

  private final ArrayDeque<ResourceEvent> events = new ArrayDeque<>(REMEMBERED);
  private final Map<Revision, ResourceEvent> revisions = new HashMap<>();

  /** Remembers events that have just been committed, in the order of their positions. */
  synchronized void add(List<ResourceEvent> committed) {
    if (!events.isEmpty() && committed.getFirst().position() != last() + 1) {
      events.clear();
      revisions.clear();
    }
    for (var event : committed) {
      if (events.size() == REMEMBERED) {
        revisions.remove(Revision.of(events.removeFirst()));
      }
      events.addLast(event);
      revisions.put(Revision.of(event), event);
    }
  }

  /** A revision of a resource, if it is remembered. */
  synchronized Optional<ResourceEvent> revision(Subject subject, long sequence) {
    return Optional.ofNullable(revisions.get(new Revision(subject, sequence)));
  }

  /** The position of the newest event that is remembered; 0 when none is. */
  synchronized long last() {
    return events.isEmpty() ? 0 : events.getLast().position();
  }

  /**
   * The events after a position, at most so many.
   *
   * @return none also when only the table knows what comes after the position
   */
  synchronized List<ResourceEvent> after(long position, int limit) {
    if (events.isEmpty() || events.getFirst().position() > position + 1) {
      return List.of();
    }
    long known = position + 1 - events.getFirst().position();
    return events.stream().skip(known).limit(limit).toList();
  }
}
