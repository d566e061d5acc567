package shop.benchmark.pekko;

import java.util.HashMap;
import java.util.Map;
import shop.benchmark.Line;
import shop.benchmark.Tally;

/** Adds up what the events of a journal say, in their order. */
final class JournalCount {

  private long completed;
  private long rejected;
  private long sold;
  private long used;
  private long wished;

  /** Pieces by who holds them for whom. */
  private final Map<String, Long> held = new HashMap<>();

  void add(Object event) {
    switch (event) {
      case Cart.Ended end when end.completed() -> completed++;
      case Cart.Ended _ -> rejected++;
      case Product.Reserved reserved -> hold("stock " + reserved.cart(), reserved.quantity());
      case Product.Released released -> free("stock " + released.cart(), released.quantity());
      case Product.Confirmed confirmed -> {
        free("stock " + confirmed.cart(), confirmed.quantity());
        sold += confirmed.quantity();
      }
      case Household.Reserved reserved ->
          hold(
              "limit " + reserved.cart(), reserved.lines().stream().mapToInt(Line::quantity).sum());
      case Household.Released released -> held.remove("limit " + released.cart());
      case Household.Used counted -> {
        var pieces = held.remove("limit " + counted.cart());
        used += pieces == null ? 0 : pieces;
      }
      case Wishlist.Added added -> wished += added.lines().size();
      default -> {
        // Nothing that counts.
      }
    }
  }

  private void hold(String name, int pieces) {
    held.merge(name, (long) pieces, Long::sum);
  }

  private void free(String name, int pieces) {
    held.merge(name, (long) -pieces, Long::sum);
  }

  Tally tally() {
    long left = held.values().stream().mapToLong(Long::longValue).sum();
    return new Tally(completed, rejected, sold, used, left, wished);
  }
}
