package shop.checkout;

import java.util.ArrayList;
import java.util.List;
import shop.cart.CartEvent.SubmissionStarted;
import shop.contract.HouseholdId;
import shop.contract.Line;
import shop.contract.Policy;
import shop.contract.ReservationId;
import shop.householdlimit.HouseholdLimitCommand.ReleaseLimit;
import shop.householdlimit.HouseholdLimitCommand.ReserveLimit;
import shop.householdlimit.HouseholdLimitCommand.UseLimit;
import shop.inventory.AllocationCommand.Allocate;
import shop.inventory.AllocationCommand.ConfirmAllocation;
import shop.inventory.AllocationCommand.ReleaseAllocation;
import shop.inventory.StockCommand.ConfirmStock;
import shop.inventory.StockCommand.ReleaseStock;
import shop.inventory.StockCommand.ReserveStock;

/**
 * The commands by which a submission reserves what is integral to it. What its policy calls a side
 * effect is never commanded.
 */
record Reservations(
    Policy policy, HouseholdId household, ReservationId reservation, List<Line> lines) {

  static Reservations of(SubmissionStarted submission) {
    return new Reservations(
        submission.policy(),
        submission.household(),
        submission.checkout().reservation(),
        submission.lines());
  }

  /** Asks for the limit alone. */
  ReserveLimit limit() {
    return new ReserveLimit(household, reservation, lines);
  }

  /** Asks the inventory for stock, which asks for the limit first. */
  Allocate allocation() {
    return new Allocate(household, reservation, lines);
  }

  /** Asks for the stock alone, in the order of products. */
  List<Object> stock() {
    return lines.stream()
        .<Object>map(line -> new ReserveStock(line.product(), reservation, line.quantity()))
        .toList();
  }

  /** Takes what is reserved, because it was bought. */
  List<Object> confirm() {
    if (delegated()) {
      return List.of(new ConfirmAllocation(household, reservation, lines));
    }
    var commands = new ArrayList<Object>();
    if (policy.householdLimit() == Policy.HouseholdLimit.INTEGRAL) {
      commands.add(new UseLimit(household, reservation));
    }
    if (policy.stock() == Policy.Stock.INTEGRAL) {
      lines.forEach(line -> commands.add(new ConfirmStock(line.product(), reservation)));
    }
    return commands;
  }

  /** Gives back the limit and the stock of some lines, because it was not bought. */
  List<Object> release(List<Line> reserved) {
    if (delegated()) {
      return List.of(new ReleaseAllocation(household, reservation, reserved));
    }
    var commands = new ArrayList<Object>();
    if (policy.householdLimit() == Policy.HouseholdLimit.INTEGRAL) {
      commands.add(new ReleaseLimit(household, reservation));
    }
    reserved.forEach(line -> commands.add(new ReleaseStock(line.product(), reservation)));
    return commands;
  }

  private boolean delegated() {
    return policy.householdLimit() == Policy.HouseholdLimit.DELEGATED;
  }
}
