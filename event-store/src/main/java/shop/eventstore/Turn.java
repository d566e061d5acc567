package shop.eventstore;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Whose turn it is. Units of work of one process decide one after the other what happens, and write
 * it one after the other in the same order, so that none of them waits for a lock of another, and
 * everybody's events have one order. While one writes, the next may decide already: it believes
 * what the one before has decided, and is taken back with it.
 *
 * <p>Turns are taken in the order in which they were asked for.
 */
public final class Turn {

  private final ReentrantLock deciding = new ReentrantLock(true);
  private final ReentrantLock writing = new ReentrantLock(true);

  /** How many have been taken back after others may have believed them. */
  private final AtomicLong takenBack = new AtomicLong();

  /** Of the one that decides: how many were taken back when it began. */
  private long believed;

  /** Waits for the turn, after all before are over; it is held until this one is over as well. */
  void takeUntilTheEndOf(UnitOfWork<?> root) {
    if (!deciding.isHeldByCurrentThread()) {
      begin(root);
      writing.lock();
    }
  }

  /** Waits for the turn to decide, which may come while the unit of work before it still writes. */
  void takeAhead(UnitOfWork<?> root) {
    begin(root);
    believed = takenBack.get();
  }

  private void begin(UnitOfWork<?> root) {
    if (writing.isHeldByCurrentThread()) {
      throw new IllegalStateException("a unit of work that writes has decided everything");
    }
    // First to be asked for and so last to be done, when all who remember have forgotten.
    root.onRollback(_ -> takeBack());
    root.onCleanup(_ -> leave());
    deciding.lock();
  }

  /**
   * Waits until all before are over, for a unit of work that has to know what the tables say.
   *
   * @throws ConcurrencyException when one of them was taken back, which this one may have believed
   */
  void awaitThoseBefore() {
    if (deciding.isHeldByCurrentThread() && !writing.isHeldByCurrentThread()) {
      writing.lock();
      if (believed != takenBack.get()) {
        throw new ConcurrencyException("what this unit of work has believed was taken back");
      }
    }
  }

  /** Lets the next one decide, as soon as this one can write. */
  void decided() {
    awaitThoseBefore();
    if (deciding.isHeldByCurrentThread()) {
      deciding.unlock();
    }
  }

  /** Whoever decides next goes by the tables, so those before this one have to be over as well. */
  private void takeBack() {
    if (!deciding.isHeldByCurrentThread()) {
      takenBack.incrementAndGet();
    } else if (!writing.isHeldByCurrentThread()) {
      writing.lock();
    }
  }

  private void leave() {
    if (writing.isHeldByCurrentThread()) {
      writing.unlock();
    }
    if (deciding.isHeldByCurrentThread()) {
      deciding.unlock();
    }
  }
}
