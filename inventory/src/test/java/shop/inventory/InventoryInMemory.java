package shop.inventory;

import java.time.Clock;
import shop.contract.HouseholdLimits;
import shop.testing.InMemoryContext;

/** Opens the private aggregate to tests that look at it from outside. */
public final class InventoryInMemory {

  private InventoryInMemory() {}

  public static InMemoryContext start() {
    return InMemoryContext.start(
        Clock.systemUTC(), configurer -> configurer.configureAggregate(Stock.class));
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
