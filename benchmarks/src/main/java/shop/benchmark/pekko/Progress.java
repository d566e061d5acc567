package shop.benchmark.pekko;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.benchmark.Line;
import shop.benchmark.Purchase;

/** What a cart knows: its events, and the answers since its actor came to life. */
final class Progress {

  enum Phase {
    RESERVING_LIMIT,
    RESERVING_FIRST,
    RESERVING_SECOND,
    COMPLETING,
    REJECTING
  }

  private @Nullable Purchase purchase;
  private boolean submitted;
  private boolean ended;

  Phase phase = Phase.RESERVING_LIMIT;
  List<Line> refused = List.of();

  /** Answers that are still to come before the checkout has ended. */
  int awaited;

  Progress filled(Cart.Filled event) {
    purchase = event.purchase();
    return this;
  }

  Progress submitted() {
    submitted = true;
    return this;
  }

  Progress ended() {
    ended = true;
    return this;
  }

  boolean isRunning() {
    return submitted && !ended;
  }

  Purchase purchase() {
    if (purchase == null) {
      throw new IllegalStateException("the cart was never filled");
    }
    return purchase;
  }

  Line first() {
    return purchase().lines().getFirst();
  }

  Line second() {
    return purchase().lines().getLast();
  }
}
