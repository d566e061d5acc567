package shop.householdlimit.reaction;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import shop.contract.Reaction;
import shop.contract.ResourceEvent;
import shop.contract.ResourceJson;
import shop.householdlimit.HouseholdLimitCommand.CountPurchase;

/**
 * Counts what was bought under a policy that makes the limit a side effect. Until then purchases at
 * the same time do not see each other, so together they can exceed the limit.
 */
@Component
class CountPurchases implements Reaction {

  private static final String COMPLETED = "shop.checkout.completed";

  private final CommandGateway commands;

  CountPurchases(CommandGateway commands) {
    this.commands = commands;
  }

  @Override
  public boolean concerns(ResourceEvent event) {
    return event.type().equals(COMPLETED) && checkout(event).isToBeCounted();
  }

  private static CompletedCheckout checkout(ResourceEvent event) {
    return ResourceJson.read(event.data(), CompletedCheckout.class);
  }

  @EventHandler
  void on(ResourceEvent event) {
    if (concerns(event)) {
      count(checkout(event));
    }
  }

  /** Waits, so that a count which fails takes the batch with it. */
  private void count(CompletedCheckout checkout) {
    commands.sendAndWait(
        new CountPurchase(checkout.household(), checkout.id().reservation(), checkout.lines()));
  }
}
