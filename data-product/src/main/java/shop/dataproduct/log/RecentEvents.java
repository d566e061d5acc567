package shop.dataproduct.log;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
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

  /** Positions are dense, so each has its place. */
  private final ResourceEvent[] ring = new ResourceEvent[REMEMBERED];

  private final Map<Revision, ResourceEvent> revisions = new HashMap<>();

  /** The position of the oldest event that is remembered. */
  private long first;

  /** The position of the newest one; 0 while there is none. */
  private long last;

  /** Remembers events that have just been committed, in the order of their positions. */
  synchronized void add(List<ResourceEvent> committed) {
    if (last == 0 || committed.getFirst().position() != last + 1) {
      first = committed.getFirst().position();
      revisions.clear();
    }
    for (var event : committed) {
      last = event.position();
      if (last - first == REMEMBERED) {
        revisions.remove(Revision.of(ring[place(first)]));
        first++;
      }
      ring[place(last)] = event;
      revisions.put(Revision.of(event), event);
    }
  }

  private static int place(long position) {
    return Math.floorMod(position, REMEMBERED);
  }

  /** A revision of a resource, if it is remembered. */
  synchronized Optional<ResourceEvent> revision(Subject subject, long sequence) {
    return Optional.ofNullable(revisions.get(new Revision(subject, sequence)));
  }

  /** The position of the newest event that is remembered; 0 when none is. */
  synchronized long last() {
    return last;
  }

  /**
   * The events after a position, at most so many.
   *
   * @return none also when only the table knows what comes after the position
   */
  synchronized List<ResourceEvent> after(long position, int limit) {
    if (last == 0 || position + 1 < first) {
      return List.of();
    }
    return LongStream.rangeClosed(position + 1, Math.min(position + limit, last))
        .mapToObj(each -> ring[place(each)])
        .toList();
  }
}
