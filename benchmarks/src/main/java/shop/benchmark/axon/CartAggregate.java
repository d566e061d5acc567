package shop.benchmark.axon;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;
import shop.benchmark.Line;
import shop.benchmark.axon.Command.CompleteCart;
import shop.benchmark.axon.Command.FillCart;
import shop.benchmark.axon.Command.RejectCart;
import shop.benchmark.axon.Command.SubmitCart;
import shop.benchmark.axon.Event.CartCompleted;
import shop.benchmark.axon.Event.CartFilled;
import shop.benchmark.axon.Event.CartRejected;
import shop.benchmark.axon.Event.CartSubmitted;

/** A cart. */
final class CartAggregate {

  @SuppressWarnings("unused") // Axon reads it.
  @AggregateIdentifier
  private @Nullable String cart;

  private String customer = "";
  private String household = "";
  private List<Line> lines = List.of();

  CartAggregate() {
    // Axon needs it.
  }

  @CommandHandler
  CartAggregate(FillCart command) {
    apply(new CartFilled(command.cart(), command.customer(), command.household(), command.lines()));
  }

  @CommandHandler
  void handle(SubmitCart command) {
    apply(new CartSubmitted(command.cart(), customer, household, lines));
  }

  @CommandHandler
  void handle(CompleteCart command) {
    apply(new CartCompleted(command.cart()));
  }

  @CommandHandler
  void handle(RejectCart command) {
    apply(new CartRejected(command.cart()));
  }

  @EventSourcingHandler
  void on(CartFilled event) {
    cart = event.cart();
    customer = event.customer();
    household = event.household();
    lines = event.lines();
  }
}
