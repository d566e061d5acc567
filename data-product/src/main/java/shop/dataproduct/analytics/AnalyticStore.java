package shop.dataproduct.analytics;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The public log as tables. It follows the log by itself, a moment behind; whoever asks gets what
 * the log had when he asked, unless the store is further behind than he will wait.
 */
@Component
public final class AnalyticStore {

  /** How long a reader waits for what the log has already; and a start for the first edition. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration FIRST = Duration.ofSeconds(10);

  private final AnalystsLog log;
  private @Nullable Edition current;

  AnalyticStore(AnalystsLog log) {
    this.log = log;
  }

  /** What is done with a connection to the store; nothing but reading. */
  public interface Reading<T> {
    T read(Connection store) throws SQLException;
  }

  /**
   * Asks the store in this process, which is for our own statements only: whoever asks those of
   * others takes a {@link #snapshot}.
   *
   * @throws SQLException also when there is no store yet
   */
  public <T> T read(Reading<T> reading) throws SQLException {
    var _ = awaitHead();
    while (true) {
      try {
        return edition().read(reading);
      } catch (Edition.Retired e) {
        // another one is there already, or comes in a moment
      }
    }
  }

  /**
   * The store as files that another process can open, as of now. It has to be closed.
   *
   * @throws SQLException also when there is no store yet
   */
  public AnalyticSnapshot snapshot() throws SQLException {
    var _ = awaitHead();
    while (true) {
      try {
        return edition().snapshot();
      } catch (Edition.Retired e) {
        // another one is there already, or comes in a moment
      }
    }
  }

  /** Up to where it has the log; 0 also while there is no store yet. */
  public synchronized long position() {
    return current == null ? 0 : current.position();
  }

  /** How many events the log has that it has not. */
  public long behind() {
    return Math.max(0, log.head() - position());
  }

  /** Waits, for two seconds at most, until it has what the log has now; returns whether it has. */
  boolean awaitHead() {
    return await(log.head(), PATIENCE);
  }

  /** Waits until it has the log up to a position; returns whether it has. */
  public synchronized boolean await(long position, Duration atMost) {
    return waitUntil(() -> position() >= position, atMost);
  }

  private synchronized Edition edition() throws SQLException {
    waitUntil(() -> current != null, FIRST);
    if (current == null) {
      throw new SQLException("the analytic store is not there yet");
    }
    return current;
  }

  private interface Condition {
    boolean holds();
  }

  private boolean waitUntil(Condition condition, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    try {
      while (!condition.holds()) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** From now on this edition is asked; none while there is none. */
  synchronized void show(@Nullable Edition edition) {
    current = edition;
    notifyAll();
  }

  /** The edition has grown. */
  synchronized void grown() {
    notifyAll();
  }
}
