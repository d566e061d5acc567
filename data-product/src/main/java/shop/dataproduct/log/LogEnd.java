package shop.dataproduct.log;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shop.contract.ResourceEvent;
import shop.contract.Subject;

/**
 * The end of the log as the publisher remembers it, so that it does not read what it wrote itself.
 *
 * <p>What a unit of work has composed is remembered for the next one, which may begin before it is
 * committed, and nothing survives a rollback: whatever made one fail, be it another node that has
 * published meanwhile, the next unit of work begins with what the table says. A memory that is
 * wrong all the same cannot do harm, because the table's keys refuse the rows that follow from it,
 * which is such a rollback.
 *
 * <p>Synchronized because units of work, of which one composes at a time, run in several threads.
 */
@Component
final class LogEnd {

  /**
   * In characters of JSON, beside which each resource is kept as a record: a quarter of the heap at
   * most.
   */
  private static final long MEMORY = Math.min(1 << 27, Runtime.getRuntime().maxMemory() / 16);

  /** What a resource weighs that was never told of. */
  private static final int NOTHING = 64;

  private final LogTable table;
  private final ResourceKinds kinds;
  private final Cache<Subject, Optional<Standing>> standings =
      Caffeine.newBuilder()
          .maximumWeight(MEMORY)
          .executor(Runnable::run)
          .<Subject, Optional<Standing>>weigher(
              (_, standing) -> standing.map(known -> known.data().length()).orElse(NOTHING))
          .build();

  /** Of the unit of work before, which the table may not show yet and a cache may forget. */
  private Map<Subject, Standing> newest = Map.of();

  private long head;
  private boolean headKnown;
  private boolean pastRedelivery;

  LogEnd(LogTable table, ResourceKinds kinds) {
    this.table = table;
    this.kinds = kinds;
  }

  /** The position of the newest event. */
  synchronized long head() {
    if (!headKnown) {
      head = table.head();
      headKnown = true;
    }
    return head;
  }

  /** How these resources stand, in a map of the caller's; those never told of are not in it. */
  synchronized Map<Subject, Standing> standings(Set<Subject> subjects) {
    var found = new HashMap<Subject, Standing>();
    var missing = new ArrayList<Subject>();
    for (var subject : subjects) {
      var last = newest.get(subject);
      var known = last == null ? standings.getIfPresent(subject) : Optional.of(last);
      if (known == null) {
        missing.add(subject);
      } else {
        known.ifPresent(standing -> found.put(subject, standing));
      }
    }
    if (!missing.isEmpty()) {
      table.newest(missing).forEach(event -> found.put(event.subject(), standing(event)));
    }
    return found;
  }

  /**
   * How a resource stands, remembered for the next time, also that it was never told of. The end is
   * known before, so that the log's key refuses whoever publishes by what is no longer so.
   */
  synchronized Optional<Standing> standing(Subject subject) {
    head();
    return standings.get(
        subject,
        it -> Optional.ofNullable(newest.get(it)).or(() -> table.newest(it).map(this::standing)));
  }

  private Standing standing(ResourceEvent event) {
    return kinds
        .of(event.subject().source())
        .map(kind -> Standing.after(event, kind))
        .orElseGet(() -> Standing.passed(event.sequence(), event.data()));
  }

  /**
   * What of this has not been told yet. The publisher's token and its events are committed
   * together, so events come again only when the token was lost or set back, and then those already
   * told come first. Hence the log is asked until one unit of work brings nothing that it has, and
   * again after a rollback: the table refuses an event that comes unexpected, which is one.
   */
  synchronized List<Telling> untold(List<Telling> tellings) {
    if (pastRedelivery) {
      return tellings;
    }
    var names = tellings.stream().map(Telling::name).collect(Collectors.toSet());
    var told = table.events(names).stream().map(EventName::of).collect(Collectors.toSet());
    pastRedelivery = told.isEmpty();
    return tellings.stream().filter(telling -> !told.contains(telling.name())).toList();
  }

  /** Remembers what a unit of work has composed. */
  synchronized void advance(long head, Map<Subject, Standing> standings) {
    this.head = head;
    headKnown = true;
    newest = standings;
    standings.forEach((subject, standing) -> this.standings.put(subject, Optional.of(standing)));
  }

  synchronized void forget() {
    headKnown = false;
    pastRedelivery = false;
    newest = Map.of();
    standings.invalidateAll();
  }
}
