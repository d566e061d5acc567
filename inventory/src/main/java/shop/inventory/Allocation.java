package shop.inventory;

import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;
import shop.contract.Answer;
import shop.contract.HouseholdLimits;
import shop.contract.Line;
import shop.contract.Refusal;
import shop.inventory.AllocationCommand.Allocate;
import shop.inventory.AllocationCommand.ConfirmAllocation;
import shop.inventory.AllocationCommand.ReleaseAllocation;
import shop.inventory.StockCommand.ConfirmStock;
import shop.inventory.StockCommand.ReleaseStock;
import shop.inventory.StockCommand.ReserveStock;

/**
 * Stock together with the limit of the household that wants it. The limit is asked first, and what
 * it refuses is refused. Everything happens on the caller's thread and in one transaction, which an
 * answer that nobody expects takes back as a whole.
 */
@Component
class Allocation {

  private final HouseholdLimits limits;
  private final CommandGateway stocks;

  Allocation(HouseholdLimits limits, CommandGateway stocks) {
    this.limits = limits;
    this.stocks = stocks;
  }

  /** A line that is out of stock is no failure: its stock has said so, and the caller decides. */
  @CommandHandler
  Answer handle(Allocate command) {
    var limit = limits.reserve(command.household(), command.reservation(), command.lines());
    if (limit instanceof Answer.Done) {
      for (var line : command.lines()) {
        var reserve = new ReserveStock(line.product(), command.reservation(), line.quantity());
        Answer stock = stocks.sendAndWait(reserve);
        if (!outOfStock(stock)) {
          requireDone(reserve, stock);
        }
      }
    }
    return limit;
  }

  private static boolean outOfStock(Answer answer) {
    return answer instanceof Answer.Refused refused
        && refused.unmet().stream()
            .allMatch(unmet -> unmet.reason().equals(Refusal.Reason.OUT_OF_STOCK.name()));
  }

  @CommandHandler
  Answer handle(ReleaseAllocation command) {
    var limit = limits.release(command.household(), command.reservation());
    return end(command, limit, line -> new ReleaseStock(line.product(), command.reservation()));
  }

  @CommandHandler
  Answer handle(ConfirmAllocation command) {
    var limit = limits.use(command.household(), command.reservation());
    return end(command, limit, line -> new ConfirmStock(line.product(), command.reservation()));
  }

  /**
   * Limit and stock end together, so a "no" of one of them means that they have lost each other.
   */
  private Answer end(
      AllocationCommand command, Answer limit, Function<Line, StockCommand> perLine) {
    requireDone(command, limit);
    for (var line : command.lines()) {
      var stock = perLine.apply(line);
      requireDone(stock, stocks.sendAndWait(stock));
    }
    return limit;
  }

  private static void requireDone(Object command, Answer answer) {
    if (!(answer instanceof Answer.Done)) {
      throw new IllegalStateException(command + " was answered with " + answer);
    }
  }
}
