package shop.eventstore;

import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Whose turn it is to write. Units of work of one process append one after the other, so that none
 * of them waits for a lock of another, and everybody's events have one order. Turns are taken in
 * the order in which they were asked for.
 */
public final class Turn {

  private final ReentrantLock lock = new ReentrantLock(true);

  /** Waits for the turn, which is then held until the unit of work is over, however it ends. */
  void takeUntilTheEndOf(UnitOfWork<?> root) {
    if (!lock.isHeldByCurrentThread()) {
      lock.lock();
      root.onCleanup(_ -> lock.unlock());
    }
  }
}
