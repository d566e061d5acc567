package shop.benchmark.axon;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import shop.benchmark.axon.Command.AddWish;
import shop.benchmark.axon.Event.WishAdded;

/** What a customer could not get. */
final class WishlistAggregate {

  @SuppressWarnings("unused") // Axon reads it.
  @AggregateIdentifier
  private @Nullable String wishlist;

  WishlistAggregate() {
    // Axon needs it.
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(AddWish command) {
    apply(new WishAdded(command.wishlist(), command.line()));
  }

  @EventSourcingHandler
  void on(WishAdded event) {
    wishlist = event.wishlist();
  }
}
