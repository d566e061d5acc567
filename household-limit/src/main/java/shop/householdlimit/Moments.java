package shop.householdlimit;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * When the pieces of one product stop counting. A household that buys a product more than {@link
 * #EXACT} times within a window gets further moments only on a grid, so that what is kept and told
 * of it has an end, however often it buys: its pieces count up to a 32nd of the window longer, and
 * never shorter.
 */
final class Moments {

  /** So many moments are as exact as the clock. */
  static final int EXACT = 32;

  /** Steps of the grid within a window, at least. */
  private static final int STEPS = 32;

  private static final int NANOS_OF_LAST_MILLI = 999_999;

  private Moments() {}

  /**
   * The moment of pieces that are reserved now.
   *
   * @param known those of pieces that count already
   * @param end when the window ends that begins now
   */
  static Instant next(Stream<Instant> known, Instant end, Duration window) {
    return known.distinct().limit(EXACT).count() < EXACT ? end : onGrid(end, window);
  }

  /** A step is a power of 2, so that the grids of all windows together have few moments, too. */
  private static Instant onGrid(Instant end, Duration window) {
    long step = Long.highestOneBit(window.toMillis() / STEPS);
    long millis = end.plusNanos(NANOS_OF_LAST_MILLI).toEpochMilli();
    return Instant.ofEpochMilli(Math.ceilDiv(millis, step) * step);
  }
}
