package shop.benchmark.run;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** When which checkout ended. */
final class Ends {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private final Map<String, Long> nanosByCart = new ConcurrentHashMap<>();

  void ended(String cart) {
    nanosByCart.putIfAbsent(cart, System.nanoTime());
    lock.lock();
    try {
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The moment of an end; the end of time while there is none. */
  long nanos(String cart) {
    return nanosByCart.getOrDefault(cart, Long.MAX_VALUE);
  }

  /**
   * Waits until that many checkouts have ended.
   *
   * @param silence how long none may end before the rest is given up
   * @return how many have not ended
   */
  int await(int count, Duration silence) throws InterruptedException {
    lock.lock();
    try {
      while (nanosByCart.size() < count) {
        int before = nanosByCart.size();
        if (!more.await(silence.toNanos(), TimeUnit.NANOSECONDS) && nanosByCart.size() == before) {
          break;
        }
      }
      return count - nanosByCart.size();
    } finally {
      lock.unlock();
    }
  }
}
