package shop.eventstore;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A unit of work on a thread of its own that has written, and ends when it is told how. */
final class SlowTransaction {

  private static final int PATIENCE_SECONDS = 20;

  private final CompletableFuture<Void> written = new CompletableFuture<>();
  private final CompletableFuture<Boolean> toCommit = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  private SlowTransaction() {}

  /** Returns when the rows are written, and seen by nobody else. */
  static SlowTransaction of(StoreOnDisk disk, Runnable publishing) {
    var slow = new SlowTransaction();
    Thread.ofPlatform().daemon().start(() -> slow.run(disk, publishing));
    await(slow.written);
    return slow;
  }

  private void run(StoreOnDisk disk, Runnable publishing) {
    try {
      var work = disk.begin();
      publishing.run();
      // Registered after what the store does at this moment, which is to write.
      work.onPrepareCommit(_ -> {
        written.complete(null);
        if (!toCommit.join()) {
          throw new IllegalStateException("to be rolled back");
        }
      });
      work.commit();
      ended.complete(null);
    } catch (RuntimeException e) {
      written.completeExceptionally(e);
      ended.completeExceptionally(e);
    }
  }

  void commit() {
    toCommit.complete(true);
    await(ended);
  }

  void rollback() {
    toCommit.complete(false);
    ended.exceptionally(_ -> null).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  private static void await(CompletableFuture<?> future) {
    try {
      future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      throw new IllegalStateException("the transaction did not get that far", e);
    }
  }
}
