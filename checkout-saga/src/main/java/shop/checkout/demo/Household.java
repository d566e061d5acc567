package shop.checkout.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many people of one household, who all want the same product at the same moment. */
final class Household {

  static final int CARTS = 500;
  static final int LIMIT = 2;

  /** Seconds within which everything that follows from a storm has to have followed. */
  private static final int PATIENCE = 60;

  /**
   * What became of a storm.
   *
   * @param accepted how long every submission took until it was accepted
   * @param ended how long it took until all checkouts had ended
   * @param sold pieces, one a checkout
   * @param excess pieces of them that were beyond the limit and were cancelled
   */
  record Outcome(List<Duration> accepted, Duration ended, long sold, long excess) {

    /** The latency, in milliseconds, that so many of a hundred submissions did not exceed. */
    long percentile(int percent) {
      var sorted = accepted.stream().sorted().toList();
      return sorted.get((sorted.size() - 1) * percent / 100).toMillis();
    }
  }

  private final Client client;
  private final String name;

  Household(Client client, String name) {
    this.client = client;
    this.name = name;
  }

  /** What became of the storm. */
  Outcome storm() {
    send("PUT", "/products/" + name + "/household-limit", Map.of("limit", LIMIT, "window", "P7D"));
    send("PUT", "/products/" + name + "/stock", Map.of("onHand", CARTS));
    atOnce(this::fillCart);
    long start = System.nanoTime();
    var latencies = atOnce(this::submit);
    var statuses = atOnce(this::status);
    var ended = Duration.ofNanos(System.nanoTime() - start);
    long sold = statuses.stream().filter("completed"::equals).count();
    return new Outcome(latencies, ended, sold, excess(sold));
  }

  private boolean fillCart(int n) {
    send("POST", "/carts", Map.of("id", cart(n), "customer", cart(n), "household", name));
    send("POST", "/carts/" + cart(n) + "/items", Map.of("product", name, "quantity", 1));
    return true;
  }

  private Duration submit(int n) {
    long start = System.nanoTime();
    client.send("PUT", "/api/v1/carts/" + cart(n) + "/submission", Map.of(), null).expect(303);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private String status(int n) {
    var checkout =
        client.send(
            "GET", "/api/v1/checkouts/" + cart(n) + "-1", Map.of("Prefer", "wait=60"), null);
    return checkout.expect(200).text("/status");
  }

  /** Pieces beyond the limit, once all that were sold have been counted. */
  private long excess(long sold) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    while (System.nanoTime() < deadline) {
      var limits = client.send("GET", "/api/v1/households/" + name + "/limits", Map.of(), null);
      long excess = limits.number("/products/0/excess");
      if (limits.number("/products/0/used") + excess == sold) {
        return excess;
      }
    }
    throw new Differs("not everything that was sold is counted after " + PATIENCE + " s");
  }

  private void send(String method, String path, Object body) {
    client.send(method, "/api/v1" + path, Map.of(), body).expect(201);
  }

  private String cart(int n) {
    return name + "-" + n;
  }

  private static <T> List<T> atOnce(IntFunction<T> action) {
    var start = new CountDownLatch(1);
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          IntStream.range(0, CARTS)
              .mapToObj(n ->
                  people.submit(() -> {
                    start.await();
                    return action.apply(n);
                  }))
              .toList();
      start.countDown();
      return all.stream().map(Household::result).toList();
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new Differs("somebody failed: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Differs("interrupted");
    }
  }
}
