package shop.inventory;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import shop.contract.ReservationId;

/** The pieces that were sold and are not there, in the order in which they are served. */
final class Backorders {

  private LinkedHashMap<ReservationId, Integer> missing = new LinkedHashMap<>();

  /**
   * A sale that waits.
   *
   * @param missing pieces, 1 or more
   */
  record Backorder(ReservationId reservation, int missing) {}

  void add(ReservationId reservation, int quantity) {
    missing.put(reservation, quantity);
  }

  /** Fewer pieces are missing; whoever misses none waits no longer, the others keep their place. */
  void less(ReservationId reservation, int quantity) {
    missing.computeIfPresent(
        reservation, (_, before) -> before == quantity ? null : before - quantity);
  }

  /** The pieces that are missing of a sale; 0 when it does not wait. */
  int of(ReservationId reservation) {
    return missing.getOrDefault(reservation, 0);
  }

  /** The sale that has waited longest; absent when none waits. */
  @Nullable Backorder oldest() {
    var first = missing.firstEntry();
    return first == null ? null : new Backorder(first.getKey(), first.getValue());
  }
}
