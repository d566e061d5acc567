package shop.benchmark.axon;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import shop.benchmark.Line;
import shop.benchmark.axon.Command.AddWish;
import shop.benchmark.axon.Command.CompleteCart;
import shop.benchmark.axon.Command.RejectCart;
import shop.benchmark.axon.Command.ReleaseLimit;
import shop.benchmark.axon.Command.ReleaseStock;
import shop.benchmark.axon.Command.ReserveLimit;
import shop.benchmark.axon.Command.ReserveStock;
import shop.benchmark.axon.Event.CartSubmitted;
import shop.benchmark.axon.Event.LimitExceeded;
import shop.benchmark.axon.Event.LimitReserved;
import shop.benchmark.axon.Event.StockReserved;
import shop.benchmark.axon.Event.StockUnavailable;

/**
 * One checkout. It reserves one product after the other, and what it commands in one step is always
 * in the order product, household, cart, wish list, so that no two of them wait for each other.
 */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
@SuppressWarnings("FutureReturnValueIgnored") // as the guide teaches
public final class TaughtSaga {

  private String cart = "";
  private String customer = "";
  private String household = "";
  private List<Line> lines = List.of();
  private int reserved;

  @StartSaga
  @SagaEventHandler(associationProperty = "cart")
  void on(CartSubmitted event, CommandGateway commands) {
    cart = event.cart();
    customer = event.customer();
    household = event.household();
    lines = event.lines();
    commands.send(new ReserveLimit(household, cart, lines));
  }

  @SagaEventHandler(associationProperty = "cart")
  void on(LimitReserved event, CommandGateway commands) {
    reserveNext(commands);
  }

  @EndSaga
  @SagaEventHandler(associationProperty = "cart")
  void on(LimitExceeded event, CommandGateway commands) {
    commands.send(new RejectCart(cart));
    event.refused().forEach(line -> commands.send(new AddWish("wishes-of-" + customer, line)));
  }

  @SagaEventHandler(associationProperty = "cart")
  void on(StockReserved event, CommandGateway commands) {
    reserved++;
    if (reserved < lines.size()) {
      reserveNext(commands);
    } else {
      commands.send(new CompleteCart(cart));
      SagaLifecycle.end();
    }
  }

  @EndSaga
  @SagaEventHandler(associationProperty = "cart")
  void on(StockUnavailable event, CommandGateway commands) {
    lines
        .subList(0, reserved)
        .forEach(line -> commands.send(new ReleaseStock(line.product(), line.quantity())));
    commands.send(new ReleaseLimit(household, lines));
    commands.send(new RejectCart(cart));
    commands.send(new AddWish("wishes-of-" + customer, lines.get(reserved)));
  }

  private void reserveNext(CommandGateway commands) {
    var line = lines.get(reserved);
    commands.send(new ReserveStock(line.product(), cart, line.quantity()));
  }
}
