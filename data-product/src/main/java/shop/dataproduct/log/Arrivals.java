package shop.dataproduct.log;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import shop.contract.ResourceEvent;
import shop.contract.Subject;

/**
 * Tells those who wait what arrives in the log. What this node publishes is handed to them as soon
 * as it is committed, without a query. For what another node publishes, one query for all who wait
 * looks at the head again and again; only when the head moved by itself do they have to ask the
 * log.
 */
@Component
final class Arrivals implements SmartLifecycle {

  /**
   * After the feed's streams have been told to end, and before the web server waits for the
   * requests that run: their waits end here.
   */
  static final int PHASE = DEFAULT_PHASE - 1;

  private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

  /** Another node's events are noticed at the second look after them. */
  private static final Duration LOOKOUT = Duration.ofMillis(100);

  private final LogTable table;
  private final RecentEvents recent;
  private final Map<Subject, Set<Watch>> ofSubject = new ConcurrentHashMap<>();
  private final Set<Watch> ofAll = ConcurrentHashMap.newKeySet();
  private final AtomicLong told = new AtomicLong();
  private long seen;
  private volatile boolean stopped;
  private volatile @Nullable CountDownLatch lookout;

  Arrivals(LogTable table, RecentEvents recent) {
    this.table = table;
    this.recent = recent;
  }

  /** Begins to wait for the events of one resource. */
  Watch watch(Subject subject, Duration atMost) {
    var watch = new Watch(atMost, over -> leave(subject, over));
    ofSubject.compute(
        subject,
        (_, present) -> {
          var watches = present == null ? ConcurrentHashMap.<Watch>newKeySet() : present;
          watches.add(watch);
          return watches;
        });
    return admitted(watch);
  }

  /** Begins to wait for any event. */
  Watch watch(Duration atMost) {
    var watch = new Watch(atMost, ofAll::remove);
    ofAll.add(watch);
    return admitted(watch);
  }

  /** Who begins to wait while the service stops has to be ended like those who waited before. */
  private Watch admitted(Watch watch) {
    if (stopped) {
      watch.end();
    }
    return watch;
  }

  private void leave(Subject subject, Watch watch) {
    ofSubject.computeIfPresent(
        subject,
        (_, watches) -> {
          watches.remove(watch);
          return watches.isEmpty() ? null : watches;
        });
  }

  /** Hands out events that have just been committed, in the order of their positions. */
  void tell(List<ResourceEvent> events) {
    recent.add(events);
    var last = events.getLast();
    long before = told.getAndAccumulate(last.position(), Math::max);
    if (events.getFirst().position() > before + 1) {
      // Another node published in between, and the lookout would not notice any more.
      everybody(Watch::look);
    }
    for (var event : events) {
      ofSubject.getOrDefault(event.subject(), Set.of()).forEach(watch -> watch.tell(event));
    }
    ofAll.forEach(watch -> watch.tell(last));
  }

  /** The last position of which those who waited then were told; 0 before the first. */
  long told() {
    return told.get();
  }

  private void lookOut(CountDownLatch end) {
    try {
      while (!end.await(LOOKOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    if (ofSubject.isEmpty() && ofAll.isEmpty()) {
      return;
    }
    try {
      long before = seen;
      seen = table.head();
      // What this node committed a moment ago may be seen before it is told, but not twice.
      if (before > told.get()) {
        told.accumulateAndGet(before, Math::max);
        everybody(Watch::look);
      }
    } catch (DataAccessException e) {
      LOG.debug("cannot look for the events of other nodes", e);
    }
  }

  private void everybody(Consumer<Watch> message) {
    Stream.concat(ofSubject.values().stream().flatMap(Set::stream), ofAll.stream())
        .forEach(message);
  }

  @Override
  public void start() {
    stopped = false;
    var end = new CountDownLatch(1);
    lookout = end;
    Thread.ofVirtual().name("public-log-lookout").start(() -> lookOut(end));
  }

  /** Ends the waits, without interrupts: one in the middle of a query would close H2's file. */
  @Override
  public void stop() {
    stopped = true;
    var end = lookout;
    if (end != null) {
      end.countDown();
      lookout = null;
    }
    everybody(Watch::end);
  }

  @Override
  public boolean isRunning() {
    return lookout != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
