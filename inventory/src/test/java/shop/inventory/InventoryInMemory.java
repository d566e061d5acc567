package shop.inventory;

import java.time.Clock;
import shop.contract.HouseholdLimits;
import shop.testing.InMemoryContext;
import shop.testing.StoredSnapshots;

/** Opens the private aggregate to tests that look at it from outside. */
public final class InventoryInMemory {

  private InventoryInMemory() {}

  public static InMemoryContext start() {
    return InMemoryContext.start(
        Clock.systemUTC(), configurer -> configurer.configureAggregate(Stock.class));
  }

  public static void snapshotsStandFor(InMemoryContext inventory) {
    StoredSnapshots.standForTheEventsBeforeThem(Stock.class, inventory.domainEvents());
  }

  /** The inventory that keeps limits of households, too. */
  static InMemoryContext start(HouseholdLimits limits) {
    return InMemoryContext.start(
        Clock.systemUTC(),
        configurer ->
            configurer
                .configureAggregate(Stock.class)
                .registerCommandHandler(axon -> new Allocation(limits, axon.commandGateway())));
  }
}
