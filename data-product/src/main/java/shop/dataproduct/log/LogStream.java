package shop.dataproduct.log;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import shop.contract.ResourceEvent;
import shop.contract.ResourceLog;

/** One processor's place in the log. */
final class LogStream implements BlockingStream<TrackedEventMessage<?>> {

  private static final int CHUNK = 1000;

  /**
   * Positions that are passed over in silence, at most: looking through them again takes no time.
   */
  private static final long SILENCE = 10_000;

  /**
   * From one fetch to the next. Whoever keeps up under load would otherwise commit his place as
   * often as the writer commits, and wait for the same disk. What comes after a silence is fetched
   * at once.
   */
  static final Duration PACE = Duration.ofMillis(100);

  private final ResourceLog log;
  private final Predicate<ResourceEvent> wanted;
  private final Deque<ResourceEvent> chunk = new ArrayDeque<>();
  private long last;
  private long told;
  private long nextFetch = System.nanoTime();

  /**
   * A stream that begins after a position.
   *
   * @param wanted what is not passed over
   * @param last the position of the last event that is known already; 0 when none is
   */
  LogStream(ResourceLog log, Predicate<ResourceEvent> wanted, long last) {
    this.log = log;
    this.wanted = wanted;
    this.last = last;
    this.told = last;
  }

  /** Never fetches, so that a batch ends where a chunk ends. */
  @Override
  public Optional<TrackedEventMessage<?>> peek() {
    return Optional.ofNullable(chunk.peek()).map(LogStream::message);
  }

  @Override
  public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
    long deadline = System.nanoTime() + unit.toNanos(timeout);
    long left = unit.toNanos(timeout);
    while (chunk.isEmpty() && left >= 0) {
      TimeUnit.NANOSECONDS.sleep(Math.min(left, nextFetch - System.nanoTime()));
      if (!fetch(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
        // The log ends all waits when the service stops; the processor stops a moment later.
        TimeUnit.NANOSECONDS.sleep(deadline - System.nanoTime());
      }
      left = deadline - System.nanoTime();
    }
    return !chunk.isEmpty();
  }

  /** Whether the log has gone on. */
  private boolean fetch(Duration atMost) {
    var next = log.next(last, CHUNK, atMost);
    if (!next.isEmpty() && next.size() < CHUNK) {
      nextFetch = System.nanoTime() + PACE.toNanos();
    }
    for (var event : next) {
      last = event.position();
      if (wanted.test(event) || last - told >= SILENCE) {
        chunk.add(event);
        told = last;
      }
    }
    return !next.isEmpty();
  }

  @Override
  public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
    while (!hasNextAvailable(1, TimeUnit.HOURS)) {
      // an hour without an event
    }
    return message(chunk.remove());
  }

  private static TrackedEventMessage<?> message(ResourceEvent event) {
    var trace =
        event.traceparent() == null
            ? MetaData.emptyInstance()
            : MetaData.with(Telling.TRACEPARENT, event.traceparent());
    return new GenericTrackedEventMessage<>(
        new GlobalSequenceTrackingToken(event.position()),
        new GenericEventMessage<>(event.id(), event, trace, event.time()));
  }

  @Override
  public void close() {
    chunk.clear();
  }
}
