package shop.sandbox;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A place for one child. The next one is started when the last one went, not when somebody asks, so
 * that nobody waits for a process to start who comes a second later.
 */
final class Seat implements AutoCloseable {

  private final List<String> command;
  private CompletableFuture<Child> child;

  Seat(List<String> command) {
    this.command = command;
    this.child = begin();
  }

  private CompletableFuture<Child> begin() {
    return CompletableFuture.supplyAsync(
        () -> Child.start(command), task -> Thread.ofPlatform().daemon().start(task));
  }

  /**
   * The child, once it is ready.
   *
   * @throws UncheckedIOException when none can be started; the next call tries again
   */
  Child child() {
    if (isLost()) {
      replace();
    }
    try {
      return child.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof UncheckedIOException failed ? failed : e;
    }
  }

  private boolean isLost() {
    return child.isCompletedExceptionally() || (child.isDone() && !child.join().isAlive());
  }

  /** Ends this child and begins to start another. */
  void replace() {
    close();
    child = begin();
  }

  @Override
  public void close() {
    var _ = child.thenAccept(Child::close);
  }
}
