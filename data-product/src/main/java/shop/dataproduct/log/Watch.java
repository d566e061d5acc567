package shop.dataproduct.log;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import shop.contract.ResourceEvent;

/** One reader's wait for news, from its beginning until it is closed. */
final class Watch implements AutoCloseable {

  private final long deadline;
  private final Consumer<Watch> leave;
  private @Nullable ResourceEvent news;
  private boolean look;
  private boolean ended;

  /**
   * A wait that begins now.
   *
   * @param leave what to do when it is over
   */
  Watch(Duration atMost, Consumer<Watch> leave) {
    this.deadline = System.nanoTime() + atMost.toNanos();
    this.leave = leave;
  }

  /** News; of several that come before the reader takes them the last remains. */
  synchronized void tell(ResourceEvent event) {
    news = event;
    notifyAll();
  }

  /** There may be news, but the log has to be asked. */
  synchronized void look() {
    look = true;
    notifyAll();
  }

  /** There will be no news any more. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Waits for news; false when none came in time or none is to come. */
  synchronized boolean await() {
    try {
      while (news == null && !look && !ended) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
      return !ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Takes the news, each once; empty when the log has to be asked. */
  synchronized Optional<ResourceEvent> take() {
    var taken = Optional.ofNullable(news);
    news = null;
    look = look && taken.isPresent();
    return taken;
  }

  @Override
  public void close() {
    leave.accept(this);
  }
}
