package shop.wishlist.reaction;

import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import shop.contract.CheckoutId;
import shop.contract.CustomerId;
import shop.contract.Line;
import shop.contract.Reaction;
import shop.contract.Refusal;
import shop.contract.ResourceEvent;
import shop.contract.ResourceJson;
import shop.wishlist.WishlistCommand.AddWish;

/**
 * Puts lines on the wish list that were cancelled after their checkout had completed, because it
 * overran the limit of the household. Lines that were cancelled earlier are told again; the list
 * has them already.
 */
@Component
class WishForCancelledLines implements Reaction {

  private final CommandGateway commands;

  WishForCancelledLines(CommandGateway commands) {
    this.commands = commands;
  }

  @Override
  public boolean concerns(ResourceEvent event) {
    return event.type().equals("shop.checkout.linesCancelled");
  }

  @EventHandler
  void on(ResourceEvent event) {
    if (concerns(event)) {
      var checkout = ResourceJson.read(event.data(), CancelledCheckout.class);
      checkout.cancelled().forEach(line -> commands.sendAndWait(checkout.wish(line)));
    }
  }

  private record CancelledCheckout(CheckoutId id, CustomerId customer, List<Line> cancelled) {

    AddWish wish(Line line) {
      return new AddWish(
          customer, id, line.product(), line.quantity(), Refusal.Reason.HOUSEHOLD_LIMIT_EXCEEDED);
    }
  }
}
