package shop.householdlimit;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import shop.contract.HouseholdId;
import shop.contract.Line;
import shop.contract.ReservationId;

/**
 * What the limits of a household can be asked to do. Every command is answered with a {@link
 * shop.contract.Answer}.
 */
public sealed interface HouseholdLimitCommand {

  HouseholdId household();

  ReservationId reservation();

  /** The event stream: identifiers of different contexts may be equal, their streams are not. */
  static String stream(HouseholdId household) {
    return "household:" + household;
  }

  @TargetAggregateIdentifier
  default String stream() {
    return stream(household());
  }

  /**
   * Reserves all lines or none. Sent again, it is answered again and has no second effect.
   *
   * @param lines one per product
   */
  record ReserveLimit(HouseholdId household, ReservationId reservation, List<Line> lines)
      implements HouseholdLimitCommand {

    public ReserveLimit {
      lines = onePerProduct(lines);
    }
  }

  /** Gives back what was reserved, because it was not bought. */
  record ReleaseLimit(HouseholdId household, ReservationId reservation)
      implements HouseholdLimitCommand {}

  /** Turns what was reserved into use, because it was bought. */
  record UseLimit(HouseholdId household, ReservationId reservation)
      implements HouseholdLimitCommand {}

  /**
   * Counts what was bought without having been reserved. It is never refused, because it is a fact:
   * a line that does not fit is told as overrun, as a whole, and does not count. If the reservation
   * is held after all, what it holds was bought. Sent again, it has no second effect.
   *
   * @param lines one per product
   */
  record CountPurchase(HouseholdId household, ReservationId reservation, List<Line> lines)
      implements HouseholdLimitCommand {

    public CountPurchase {
      lines = onePerProduct(lines);
    }
  }

  private static List<Line> onePerProduct(List<Line> lines) {
    if (lines.stream().map(Line::product).distinct().count() < lines.size()) {
      throw new IllegalArgumentException("a reservation has one line per product");
    }
    return List.copyOf(lines);
  }
}
