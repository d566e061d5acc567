package shop.eventstore;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * One processor's place in the store. Events are fetched in chunks, and {@link #peek()} never
 * fetches: a batch ends where a chunk ends, so that what one transaction wrote is handled in one
 * batch.
 */
final class TailStream implements BlockingStream<TrackedEventMessage<?>> {

  private static final int CHUNK = 500;

  private final EventStorageEngine engine;
  private final CommitSignal commits;
  private final Duration pollInterval;
  private final Deque<TrackedEventMessage<?>> chunk = new ArrayDeque<>(CHUNK);
  private @Nullable TrackingToken last;

  TailStream(
      EventStorageEngine engine,
      CommitSignal commits,
      Duration pollInterval,
      @Nullable TrackingToken start) {
    this.engine = engine;
    this.commits = commits;
    this.pollInterval = pollInterval;
    this.last = start;
  }

  @Override
  public Optional<TrackedEventMessage<?>> peek() {
    return Optional.ofNullable(chunk.peek());
  }

  @Override
  public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
    long deadline = System.nanoTime() + unit.toNanos(timeout);
    while (chunk.isEmpty()) {
      long seen = commits.count();
      fetch();
      var left = Duration.ofNanos(deadline - System.nanoTime());
      if (chunk.isEmpty()) {
        if (!left.isPositive()) {
          return false;
        }
        commits.awaitBeyond(seen, left.compareTo(pollInterval) < 0 ? left : pollInterval);
      }
    }
    return true;
  }

  @Override
  public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
    while (!hasNextAvailable(Integer.MAX_VALUE, TimeUnit.MILLISECONDS)) {
      // 24 days without an event
    }
    return chunk.remove();
  }

  private void fetch() {
    try (var events = engine.readEvents(last, false)) {
      events.limit(CHUNK).forEach(this::keep);
    }
  }

  private void keep(TrackedEventMessage<?> event) {
    chunk.add(event);
    last = event.trackingToken();
  }

  @Override
  public void close() {
    chunk.clear();
  }
}
