package shop.eventstore.node;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * This process among those that share a database. One of them is active: it handles commands and
 * does what follows from them. The others read, and stand by.
 *
 * <p>It decides nothing about data. What two nodes that hold themselves to be active would append
 * meets the same primary keys, so one of them is taken back.
 */
public final class Node implements SmartLifecycle {

  /** Right after the web server has begun to listen, and until it has answered all. */
  private static final int PHASE = DEFAULT_PHASE - 2047;

  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  /** How long the place of the active node can be free unnoticed. */
  private static final Duration BEAT = Duration.ofMillis(250);

  private final Seat seat;
  private final Supplier<URI> self;
  private final Duties duties;
  private boolean onDuty;
  private volatile long activeUntil;
  private volatile boolean active;
  private volatile @Nullable CountDownLatch stop;
  private @Nullable Thread thread;

  private Node(Seat seat, Supplier<URI> self, Duties duties) {
    this.seat = seat;
    this.self = self;
    this.duties = duties;
  }

  /** The one process of its database. */
  public static Node alone(Duties duties) {
    return new Node(Seat.ONLY, () -> URI.create(""), duties);
  }

  /**
   * One of several on a PostgreSQL.
   *
   * @param sessions opens a new session each time it is asked, under the application name that all
   *     sessions of all nodes have
   * @param name no other process has it at the same time
   * @param self where other nodes reach this one, asked for when it has started
   * @throws NodeNameInUse when another process has this name
   */
  public static Node sharing(DataSource sessions, String name, Supplier<URI> self, Duties duties) {
    return new Node(PostgresSeat.at(sessions, name), self, duties);
  }

  /** Whether this node is the active one, with certainty. */
  public boolean isActive() {
    return active && System.nanoTime() - activeUntil < 0;
  }

  /** Where another node can be reached that was active a moment ago. */
  public Optional<URI> other() {
    return active ? Optional.empty() : seat.holder();
  }

  /** Looks for the first time before it returns: a node that is alone starts as the active one. */
  @Override
  public void start() {
    var end = new CountDownLatch(1);
    stop = end;
    look();
    thread = Thread.ofPlatform().name("node").daemon().start(() -> stay(end));
  }

  private void stay(CountDownLatch end) {
    try {
      while (!end.await(BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What could not be begun or ended is tried again at the next look. */
  private void look() {
    long now = System.nanoTime();
    boolean held = seat.hold(self.get());
    if (held) {
      activeUntil = now + seat.lease().toNanos();
    }
    if (held ? !active : onDuty) {
      change(held);
    }
  }

  private void change(boolean held) {
    try {
      if (held) {
        LOG.info("this node is active");
        onDuty = true;
        duties.begin();
        active = true;
      } else {
        LOG.warn("this node is not active any more");
        retire();
      }
    } catch (RuntimeException e) {
      LOG.warn("this node tries again to be {}", held ? "active" : "passive", e);
    }
  }

  private void retire() {
    active = false;
    if (onDuty) {
      duties.end();
      onDuty = false;
    }
  }

  @Override
  public void stop() {
    var end = stop;
    if (end == null) {
      return;
    }
    end.countDown();
    try {
      if (thread != null) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    retire();
    seat.leave();
    stop = null;
  }

  @Override
  public boolean isRunning() {
    return stop != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
