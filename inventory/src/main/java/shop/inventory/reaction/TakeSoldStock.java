package shop.inventory.reaction;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import shop.contract.Answer;
import shop.contract.CheckoutId;
import shop.contract.Line;
import shop.contract.Reaction;
import shop.contract.ReservationId;
import shop.contract.ResourceEvent;
import shop.contract.ResourceJson;
import shop.inventory.StockCommand;
import shop.inventory.StockCommand.ReturnStock;
import shop.inventory.StockCommand.TakeStock;

/**
 * Takes what was sold under a policy by which stock is a side effect, and takes back the lines that
 * were cancelled afterwards, under whatever policy. What it is told was sold already, so there is
 * nobody whom a "no" could be told: it is a failure, which holds up the log until somebody looks.
 */
@Component
class TakeSoldStock implements Reaction {

  private static final String COMPLETED = "shop.checkout.completed";
  private static final String LINES_CANCELLED = "shop.checkout.linesCancelled";

  private final CommandGateway stocks;

  TakeSoldStock(CommandGateway stocks) {
    this.stocks = stocks;
  }

  @Override
  public boolean concerns(ResourceEvent event) {
    return switch (event.type()) {
      case COMPLETED -> checkout(event).stockIsASideEffect();
      case LINES_CANCELLED -> true;
      default -> false;
    };
  }

  @EventHandler
  void on(ResourceEvent event) {
    var reservation = new CheckoutId(event.subject().id()).reservation();
    switch (event.type()) {
      case COMPLETED -> take(reservation, checkout(event));
      case LINES_CANCELLED -> takeBack(reservation, checkout(event));
      default -> {}
    }
  }

  private static SoldCheckout checkout(ResourceEvent event) {
    return ResourceJson.read(event.data(), SoldCheckout.class);
  }

  private void take(ReservationId reservation, SoldCheckout sold) {
    if (sold.stockIsASideEffect()) {
      send(sold.lines(), line -> new TakeStock(line.product(), reservation, line.quantity()));
    }
  }

  private void takeBack(ReservationId reservation, SoldCheckout sold) {
    send(sold.cancelled(), line -> new ReturnStock(line.product(), reservation, line.quantity()));
  }

  /** In the order of products, in which everybody takes the locks of stocks. */
  private void send(List<Line> lines, Function<Line, StockCommand> perLine) {
    lines.stream()
        .sorted(Comparator.comparing((Line line) -> line.product().value()))
        .map(perLine)
        .forEach(this::send);
  }

  private void send(StockCommand command) {
    Answer answer = stocks.sendAndWait(command);
    if (!(answer instanceof Answer.Done)) {
      throw new IllegalStateException(command + " was answered with " + answer);
    }
  }
}
