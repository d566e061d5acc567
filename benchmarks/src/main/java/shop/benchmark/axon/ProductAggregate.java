package shop.benchmark.axon;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;
import shop.benchmark.axon.Command.ReleaseStock;
import shop.benchmark.axon.Command.ReserveStock;
import shop.benchmark.axon.Command.SetStock;
import shop.benchmark.axon.Event.StockReleased;
import shop.benchmark.axon.Event.StockReserved;
import shop.benchmark.axon.Event.StockSet;
import shop.benchmark.axon.Event.StockUnavailable;

/** The stock of a product. */
final class ProductAggregate {

  @SuppressWarnings("unused") // Axon reads it.
  @AggregateIdentifier
  private @Nullable String product;

  private int available;

  ProductAggregate() {
    // Axon needs it.
  }

  @CommandHandler
  ProductAggregate(SetStock command) {
    apply(new StockSet(command.product(), command.onHand()));
  }

  @CommandHandler
  void handle(ReserveStock command) {
    apply(
        command.quantity() <= available
            ? new StockReserved(command.product(), command.cart(), command.quantity())
            : new StockUnavailable(command.product(), command.cart()));
  }

  @CommandHandler
  void handle(ReleaseStock command) {
    apply(new StockReleased(command.product(), command.quantity()));
  }

  @EventSourcingHandler
  void on(StockSet event) {
    product = event.product();
    available = event.onHand();
  }

  @EventSourcingHandler
  void on(StockReserved event) {
    available -= event.quantity();
  }

  @EventSourcingHandler
  void on(StockReleased event) {
    available += event.quantity();
  }
}
