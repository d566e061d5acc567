package shop.dataproduct.analytics;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Follows the log for the analytic store, on one thread that alone adds to it. After a start it
 * goes on where the base ends: the tail is read again, so that nothing can be in the store twice.
 * Whatever fails is tried again; a base on which nothing succeeds twice is made anew. Nobody who
 * writes hears of any of it.
 */
@Component
public final class Follower implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration END = Duration.ofSeconds(10);

  private final Path directory;
  private final boolean enabled;
  private final ContractSql contract;
  private final AnalystsLog log;
  private final AnalyticStore store;
  private final Rebuilding rebuilding;
  private volatile CountDownLatch end = new CountDownLatch(0);
  private @Nullable Thread thread;

  Follower(
      @Value("${shop.analytics.directory}") Path directory,
      @Value("${shop.analytics.enabled}") boolean enabled,
      ContractSql contract,
      AnalystsLog log,
      AnalyticStore store,
      Rebuilding rebuilding) {
    this.directory = directory.toAbsolutePath();
    this.enabled = enabled;
    this.contract = contract;
    this.log = log;
    this.store = store;
    this.rebuilding = rebuilding;
  }

  private void follow() {
    boolean failed = false;
    while (isRunning()) {
      failed = !succeeds(failed);
      if (failed) {
        pause(PAUSE);
      }
    }
  }

  /**
   * Follows until the end or until something fails.
   *
   * @param doubted whether the base is given up when nothing succeeds on it
   * @return whether anything was added before it failed
   */
  private boolean succeeds(boolean doubted) {
    Following following = null;
    long from = 0;
    try {
      var bases = new Bases(directory, contract, log);
      following =
          new Following(
              bases, contract, log, store, new Renewal(bases, this::isRunning), rebuilding);
      from = following.position();
      while (isRunning()) {
        pause(following.step());
      }
      following.end(false);
      return true;
    } catch (SQLException | IOException | ExecutionException | RuntimeException e) {
      LOG.warn("the analytic store failed and is opened again", e);
      return following != null && endFailed(following, from, doubted && e instanceof SQLException);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    }
  }

  private static boolean endFailed(Following following, long from, boolean doubted) {
    boolean grown = following.position() > from;
    try {
      following.end(doubted && !grown);
    } catch (SQLException e) {
      LOG.debug("an edition that failed cannot be closed either", e);
    }
    return grown;
  }

  private void pause(Duration atMost) {
    try {
      var _ = end.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    }
  }

  @Override
  public void start() {
    end = new CountDownLatch(1);
    thread = Thread.ofPlatform().daemon().name("analytic-store").start(this::follow);
  }

  /** Ends it without an interrupt: one in the middle of a query would close H2's file. */
  @Override
  public void stop() {
    end.countDown();
    var following = thread;
    try {
      if (following != null && !following.join(END)) {
        LOG.warn("the analytic store does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isAutoStartup() {
    return enabled;
  }

  @Override
  public boolean isRunning() {
    return end.getCount() > 0;
  }
}
