package shop.dataproduct.log;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shop.contract.ResourceEvent;

/**
 * How long it took from an event to its publication, for the newest events of each source that this
 * node has published. What other producers tell counts from the time that they name.
 */
@Component
public final class LogDelay {

  private static final int REMEMBERED = 1000;

  private final Clock clock;
  private final Map<String, ArrayDeque<Duration>> bySource = new HashMap<>();

  LogDelay(Clock clock) {
    this.clock = clock;
  }

  /** Notes events that have just been committed. */
  synchronized void published(List<ResourceEvent> events) {
    var now = clock.instant();
    for (var event : events) {
      var delays = bySource.computeIfAbsent(event.subject().source(), _ -> new ArrayDeque<>());
      if (delays.size() == REMEMBERED) {
        delays.removeFirst();
      }
      delays.addLast(Duration.between(event.time(), now));
    }
  }

  /** What was measured for a source; empty while this node has published nothing of it. */
  public synchronized Optional<Measured> of(String source) {
    return Optional.ofNullable(bySource.get(source))
        .map(delays -> Measured.of(delays.stream().sorted().toList()));
  }

  /**
   * What was measured.
   *
   * @param events how many were measured, at most 1,000
   * @param median half of them took no longer
   * @param p99 99 of 100 took no longer
   */
  public record Measured(int events, Duration median, Duration p99) {

    private static Measured of(List<Duration> ascending) {
      return new Measured(ascending.size(), share(ascending, 50), share(ascending, 99));
    }

    private static Duration share(List<Duration> ascending, int percent) {
      return ascending.get(Math.ceilDiv(ascending.size() * percent, 100) - 1);
    }
  }
}
