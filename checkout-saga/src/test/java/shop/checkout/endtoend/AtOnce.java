package shop.checkout.endtoend;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many clients that act at the same moment. */
final class AtOnce {

  private AtOnce() {}

  /**
   * What each of so many clients got, in their order.
   *
   * @param action what the n-th client does, counted from 0; the first one that fails fails all
   */
  static <T> List<T> all(int clients, IntFunction<T> action) {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          IntStream.range(0, clients)
              .mapToObj(n ->
                  threads.submit(() -> {
                    start.await();
                    return action.apply(n);
                  }))
              .toList();
      start.countDown();
      return all.stream().map(AtOnce::result).toList();
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new AssertionError("a client failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("stopped", e);
    }
  }
}
