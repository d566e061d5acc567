package shop.benchmark.run;

import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import shop.benchmark.Engine;
import shop.benchmark.Purchase;
import shop.benchmark.Tally;

/** Runs an engine in this process: fills all carts, warms up, measures, and looks at the data. */
final class Measurement {

  /** When no checkout has ended for that long, the rest of them never will. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final Plan plan;
  private final Ends ends = new Ends();

  Measurement(Plan plan) {
    this.plan = plan;
  }

  @FunctionalInterface
  private interface Action {
    void on(int purchase) throws Exception;
  }

  Seen run(String url) throws Exception {
    var purchases = plan.workload().purchases(plan.warmUp() + plan.measured());
    try (var engine = plan.contestant().starter().start(url, plan.workload(), ends::ended);
        var connection = DriverManager.getConnection(url)) {
      var seen = measure(engine, connection, purchases);
      var tally = engine.tally();
      var expected = Tally.of(purchases);
      if (!tally.equals(expected)) {
        System.err.printf("%s: %s instead of %s%n", plan.contestant(), tally, expected);
      }
      return seen.right(tally.equals(expected));
    }
  }

  /** Fills all carts, submits the first ones to warm up and then those that are measured. */
  Seen measure(Engine engine, Connection connection, List<Purchase> purchases) throws Exception {
    together(purchases.size(), number -> engine.fill(purchases.get(number)));
    together(plan.warmUp(), number -> engine.submit(purchases.get(number)));
    int lost = ends.await(plan.warmUp(), SILENCE);

    var before = Spent.now(connection);
    var measured = purchases.subList(plan.warmUp(), purchases.size());
    var latencies = submit(engine, measured);
    int stuck = ends.await(purchases.size() - lost, SILENCE);
    return seen(latencies, Spent.now(connection).minus(before), lost + stuck);
  }

  void ended(String cart) {
    ends.ended(cart);
  }

  /**
   * Nanoseconds of a submission on one clock.
   *
   * @param begun when it was due, which is when it was sent unless sending was late
   */
  private record Submission(String cart, long begun, long accepted) {}

  private List<Submission> submit(Engine engine, List<Purchase> purchases) throws Exception {
    var submissions = new Submission[purchases.size()];
    long start = System.nanoTime();
    together(
        purchases.size(),
        number -> {
          long begun = plan.rate() == 0 ? System.nanoTime() : due(start, number);
          engine.submit(purchases.get(number));
          submissions[number] =
              new Submission(purchases.get(number).cart(), begun, System.nanoTime());
        });
    return List.of(submissions);
  }

  /** Waits until a submission is due; one that is late is measured from when it was due. */
  private long due(long start, int number) {
    long due = start + (long) (number * 1e9 / plan.rate());
    long left = due - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = due - System.nanoTime();
    }
    return due;
  }

  /**
   * Does something for the first purchases, each submitter taking the next when it has done one.
   */
  private void together(int count, Action action) throws Exception {
    var next = new AtomicInteger();
    try (var submitters = Executors.newFixedThreadPool(plan.submitters())) {
      var running =
          IntStream.range(0, plan.submitters())
              .<Future<?>>mapToObj(_ ->
                  submitters.submit(() -> {
                    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                      action.on(i);
                    }
                    return null;
                  }))
              .toList();
      for (var each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(plan.contestant() + " failed", e.getCause());
    }
  }

  private Seen seen(List<Submission> submissions, Spent spent, int stuck) {
    var accepted =
        submissions.stream().mapToLong(each -> each.accepted() - each.begun()).sorted().toArray();
    var ended =
        submissions.stream()
            .filter(each -> ends.nanos(each.cart()) != Long.MAX_VALUE)
            .mapToLong(each -> ends.nanos(each.cart()) - each.begun())
            .sorted()
            .toArray();
    return new Seen(
        ended.length / seconds(submissions),
        spent.cpuSeconds() * 1000 / ended.length,
        (double) spent.transactions() / ended.length,
        percentile(accepted, 50),
        percentile(accepted, 99),
        percentile(ended, 50),
        percentile(ended, 99),
        stuck,
        stuck == 0);
  }

  /** From the first submission to the last end. */
  private double seconds(List<Submission> submissions) {
    long first = submissions.stream().mapToLong(Submission::begun).min().orElseThrow();
    long last =
        submissions.stream()
            .mapToLong(each -> ends.nanos(each.cart()))
            .filter(nanos -> nanos != Long.MAX_VALUE)
            .max()
            .orElseThrow();
    return (last - first) / 1e9;
  }

  /** In milliseconds. */
  private static double percentile(long[] sorted, int percent) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
  }
}
