package shop.dataproduct.log;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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

  private static final int CHUNK = 500;

  private final ResourceLog log;
  private final Deque<ResourceEvent> chunk = new ArrayDeque<>();
  private long last;

  /**
   * A stream that begins after a position.
   *
   * @param last the position of the last event that is known already; 0 when none is
   */
  LogStream(ResourceLog log, long last) {
    this.log = log;
    this.last = last;
  }

  /** Never fetches, so that a batch ends where a chunk ends. */
  @Override
  public Optional<TrackedEventMessage<?>> peek() {
    return Optional.ofNullable(chunk.peek()).map(LogStream::message);
  }

  @Override
  public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
    long deadline = System.nanoTime() + unit.toNanos(timeout);
    if (chunk.isEmpty() && !fetch(Duration.of(timeout, unit.toChronoUnit()))) {
      // The log ends all waits when the service stops; the processor stops a moment later.
      TimeUnit.NANOSECONDS.sleep(deadline - System.nanoTime());
    }
    return !chunk.isEmpty();
  }

  private boolean fetch(Duration atMost) {
    chunk.addAll(log.next(last, CHUNK, atMost));
    if (chunk.isEmpty()) {
      return false;
    }
    last = chunk.getLast().position();
    return true;
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
