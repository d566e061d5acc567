package shop.inventory;

import java.util.List;
import shop.contract.HouseholdId;
import shop.contract.Line;
import shop.contract.ReservationId;

/**
 * What the inventory can be asked to do for a caller who leaves it to the inventory to keep the
 * limit of the household. Every command is answered with a {@link shop.contract.Answer}, and has an
 * effect on limit and stock together or on neither.
 */
public sealed interface AllocationCommand {

  HouseholdId household();

  ReservationId reservation();

  List<Line> lines();

  /**
   * Reserves the limit of the household, and then every line of which there is enough. When the
   * limit is refused that is the answer, and no stock is asked for. Otherwise it is a yes, and the
   * stock of every product tells what became of its line. Sent again, it is answered again and has
   * no second effect.
   *
   * @param lines one per product, in the order of products
   */
  record Allocate(HouseholdId household, ReservationId reservation, List<Line> lines)
      implements AllocationCommand {

    public Allocate {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Gives back the limit and the stock, because it was not bought. Sent again, it is answered again
   * and has no second effect.
   *
   * @param lines those of which stock may be held, in the order of products
   */
  record ReleaseAllocation(HouseholdId household, ReservationId reservation, List<Line> lines)
      implements AllocationCommand {

    public ReleaseAllocation {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Turns the limit into use and takes the stock, because it was bought. Sent again, it is answered
   * again and has no second effect.
   *
   * @param lines what was bought, in the order of products
   */
  record ConfirmAllocation(HouseholdId household, ReservationId reservation, List<Line> lines)
      implements AllocationCommand {

    public ConfirmAllocation {
      lines = List.copyOf(lines);
    }
  }
}
