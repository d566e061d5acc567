package shop.eventstore;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Catches up with the consequences of events that were stored without them, in the order of the
 * events, each again and again until it succeeds. As long as there is any, or nobody catches up,
 * the events that come leave theirs as well, so that none is overtaken.
 */
public final class LeftOvers {

  private static final Logger LOG = LoggerFactory.getLogger(LeftOvers.class);
  private static final int AT_ONCE = 100;
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final ConsequentEventStore store;
  private @Nullable CountDownLatch end;
  private @Nullable Thread thread;

  public LeftOvers(ConsequentEventStore store) {
    this.store = store;
  }

  /** Begins to catch up; what there is has been caught up with when this returns, if it can be. */
  public synchronized void start() {
    if (end == null) {
      var latch = new CountDownLatch(1);
      end = latch;
      catchUp();
      thread = Thread.ofPlatform().name("left-overs").daemon().start(() -> stay(latch));
    }
  }

  /** Ends to catch up; from now on all consequences are left. */
  public synchronized void stop() {
    if (end != null && thread != null) {
      end.countDown();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      end = null;
    }
    store.leaveConsequences();
  }

  private void stay(CountDownLatch latch) {
    try {
      while (!latch.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        catchUp();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void catchUp() {
    try {
      if (!store.isUpToDate()) {
        while (some()) {
          // and more
        }
      }
    } catch (RuntimeException e) {
      later(e);
    }
  }

  /** Whether there may be more, that can be done now. */
  private boolean some() {
    var unit = store.unitOfWork("left over");
    var more = unit.executeWithResult(() -> store.catchUp(unit, AT_ONCE));
    if (more.isExceptional()) {
      later(more.exceptionResult());
      return false;
    }
    return more.getPayload();
  }

  private static void later(Throwable failure) {
    LOG.warn("what was left over will be tried again", failure);
  }
}
