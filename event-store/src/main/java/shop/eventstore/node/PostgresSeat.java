package shop.eventstore.node;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The seat at a PostgreSQL: a lock that belongs to a session and ends with it. The server ends the
 * session as soon as the process is killed, and after a {@linkplain #LEASE lease} without a sign of
 * life; a node that gets no answer knows by its own watch that its lease has run out.
 */
final class PostgresSeat implements Seat {

  /** Longer than a full garbage collection, shorter than a client's patience. */
  private static final Duration LEASE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(PostgresSeat.class);
  private static final Duration RETRY = Duration.ofMillis(100);

  private final DataSource sessions;
  private final String node;
  private @Nullable NodeSession session;
  private volatile @Nullable URI holder;

  private PostgresSeat(DataSource sessions, String node) {
    this.sessions = sessions;
    this.node = node;
  }

  /**
   * A candidate for the seat.
   *
   * @param sessions opens a new session each time
   * @param node the name of this node; its predecessor's session may last for a lease
   * @throws NodeNameInUse when another process has this name
   */
  static PostgresSeat at(DataSource sessions, String node) {
    var seat = new PostgresSeat(sessions, node);
    long deadline = System.nanoTime() + LEASE.plusSeconds(1).toNanos();
    while (!seat.enter()) {
      if (System.nanoTime() - deadline > 0) {
        throw new NodeNameInUse(node);
      }
      pause();
    }
    return seat;
  }

  private boolean enter() {
    try {
      session = NodeSession.open(sessions, node, LEASE).orElse(null);
      return session != null;
    } catch (SQLException e) {
      throw new IllegalStateException("the database cannot be reached", e);
    }
  }

  @Override
  public boolean hold(URI self) {
    try {
      if (session == null) {
        session = NodeSession.open(sessions, node, LEASE).orElse(null);
      }
      if (session == null) {
        LOG.warn("another process is {} now", node);
        return false;
      }
      boolean held = session.hold(self);
      holder = held ? self : session.holder().orElse(null);
      return held;
    } catch (SQLException e) {
      LOG.warn("this node has lost its session: {}", e.getMessage());
      leave();
      return false;
    }
  }

  @Override
  public Duration lease() {
    return LEASE;
  }

  @Override
  public Optional<URI> holder() {
    return Optional.ofNullable(holder);
  }

  @Override
  public void leave() {
    if (session != null) {
      session.close();
      session = null;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(RETRY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the start was interrupted", e);
    }
  }
}
