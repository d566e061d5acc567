package shop.householdlimit.reaction;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import shop.contract.ResourceEvent;
import shop.contract.ResourceJson;
import shop.householdlimit.HouseholdLimitCommand.CountPurchase;

/**
 * Counts what was bought under a policy that makes the limit a side effect. Until then purchases at
 * the same time do not see each other, so together they can exceed the limit.
 */
@Component
class CountPurchases {

  private final CommandGateway commands;

  CountPurchases(CommandGateway commands) {
    this.commands = commands;
  }

  @EventHandler
  void on(ResourceEvent event) {
    if (event.type().equals("shop.checkout.completed")) {
      var checkout = ResourceJson.read(event.data(), CompletedCheckout.class);
      if (checkout.isToBeCounted()) {
        count(checkout);
      }
    }
  }

  /** Waits, so that a count which fails takes the batch with it. */
  private void count(CompletedCheckout checkout) {
    commands.sendAndWait(
        new CountPurchase(checkout.household(), checkout.id().reservation(), checkout.lines()));
  }
}
