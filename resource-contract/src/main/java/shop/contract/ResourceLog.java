package shop.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The one public log, as its readers see it. What it returns is committed: whoever was told of an
 * event finds it again.
 */
public interface ResourceLog {

  /** The newest event of a resource. */
  Optional<ResourceEvent> latest(Subject subject);

  /** The newest events of many resources, in any order; resources never told of are left out. */
  default List<ResourceEvent> latest(Set<Subject> subjects) {
    return subjects.stream().map(this::latest).flatMap(Optional::stream).toList();
  }

  /**
   * A resource as it stands, for whoever decides by it in a unit of work that publishes: if it has
   * not been read anew and stands otherwise, that unit is taken back.
   */
  default <R> Optional<R> standing(ResourceKind<R> kind, Object id) {
    return latest(kind.subject(id)).map(event -> ResourceJson.read(event.data(), kind.record()));
  }

  /** The event that brought a resource to a revision, counted from 1. */
  Optional<ResourceEvent> revision(Subject subject, long revision);

  /**
   * The event that tells a resource as it was at a time: of those that had happened by then, the
   * one of the greatest revision. Clocks of nodes differ, so a later revision can bear an earlier
   * time.
   *
   * @return empty when none had happened by then
   */
  Optional<ResourceEvent> at(Subject subject, Instant time);

  /** The event that has a CloudEvents id within a source. */
  Optional<ResourceEvent> event(String source, String id);

  /** A page of the log in the order of positions. */
  List<ResourceEvent> read(LogQuery query);

  /**
   * All events after a position up to about the head, in the order of positions, each read when it
   * is asked for. It has to be closed.
   */
  Stream<ResourceEvent> stream(long position);

  /** The position of the newest event; 0 while there is none. */
  long head();

  /**
   * Waits until a resource has reached a revision, and returns the event that brought it there.
   *
   * @return empty when that has not happened within the time given; it may still happen later
   */
  Optional<ResourceEvent> await(Subject subject, long revision, Duration atMost);

  /**
   * Waits until the newest event of a resource satisfies a condition.
   *
   * @return the newest event when the wait ended, whether it satisfies the condition or not; empty
   *     when the resource was never told of
   */
  Optional<ResourceEvent> await(
      Subject subject, Predicate<ResourceEvent> condition, Duration atMost);

  /**
   * Waits until there are events after a position, and returns the first of them, at least one. For
   * those who follow closely: it may return less than {@link #read} would, and mostly needs no look
   * at the database.
   *
   * @return none when none came in time
   */
  List<ResourceEvent> next(long position, int limit, Duration atMost);
}
