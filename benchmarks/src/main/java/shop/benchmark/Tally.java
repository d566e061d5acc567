package shop.benchmark;

import java.util.List;

/**
 * What an engine's data says when every checkout has ended. Two engines that did the same have the
 * same tally.
 *
 * @param completed checkouts that completed
 * @param rejected checkouts that were rejected
 * @param sold pieces that have left the stock
 * @param used pieces that count against limits
 * @param held pieces that are still reserved, of stock or of a limit
 * @param wished lines on wish lists
 */
public record Tally(long completed, long rejected, long sold, long used, long held, long wished) {

  /** What the data has to say after these purchases. */
  public static Tally of(List<Purchase> purchases) {
    long completed =
        purchases.stream().filter(purchase -> purchase.outcome() == Outcome.COMPLETED).count();
    long rejected = purchases.size() - completed;
    long pieces =
        purchases.stream()
            .filter(purchase -> purchase.outcome() == Outcome.COMPLETED)
            .flatMap(purchase -> purchase.lines().stream())
            .mapToLong(Line::quantity)
            .sum();
    return new Tally(completed, rejected, pieces, pieces, 0, rejected);
  }
}
