package shop.dataproduct.analytics;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Makes a new base on a thread of its own, one at a time, while the old one is in use. */
final class Renewal {

  /** A tail that is shorter is not worth a new base. */
  private static final long SHORT = 20_000;

  /** A base is copied to be renewed, so it is renewed when it has grown by this part of it. */
  private static final long PART = 50;

  /** A tail this many times as long as one that is worth a renewal waits for it. */
  private static final long FULL = 4;

  private final Bases bases;
  private final BooleanSupplier goOn;
  private @Nullable CompletableFuture<Base> underway;

  Renewal(Bases bases, BooleanSupplier goOn) {
    this.bases = bases;
    this.goOn = goOn;
  }

  boolean isUnderway() {
    return underway != null;
  }

  /** Whether so many events more than a base has are worth a new one. */
  static boolean isWorthwhile(Base base, long more) {
    return more > worth(base);
  }

  /**
   * Whether a tail must not grow any more. On a base that has nothing it would be the beginning of
   * what the new base is made of, at ten times the cost.
   */
  static boolean isFull(Base base, long tail) {
    return base.place().position() == 0 || tail > FULL * worth(base);
  }

  private static long worth(Base base) {
    return Math.max(SHORT, base.place().position() / PART);
  }

  /** Begins; without a base to begin with everything is read anew. */
  void begin(Optional<Base> from) {
    underway =
        CompletableFuture.supplyAsync(
            () -> build(from),
            task -> Thread.ofPlatform().daemon().name("analytic-store-renewal").start(task));
  }

  private Base build(Optional<Base> from) {
    try {
      return bases.build(from, goOn);
    } catch (SQLException | IOException e) {
      throw new CompletionException(e);
    }
  }

  /**
   * Takes the new base when it is complete.
   *
   * @param atMost how long to wait for it
   * @throws ExecutionException when it could not be made
   */
  Optional<Base> take(Duration atMost) throws ExecutionException, InterruptedException {
    if (underway == null) {
      return Optional.empty();
    }
    try {
      var base = underway.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
      underway = null;
      return Optional.of(base);
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      underway = null;
      throw e;
    }
  }
}
