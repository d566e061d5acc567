package shop.householdlimit;

import java.time.Clock;
import shop.testing.InMemoryContext;

/** Opens the private aggregate to tests that look at it from outside. */
public final class HouseholdsInMemory {

  private HouseholdsInMemory() {}

  public static InMemoryContext start(Clock clock, LimitRules rules) {
    return InMemoryContext.start(
        clock,
        configurer ->
            configurer
                .configureAggregate(HouseholdLimit.class)
                .registerComponent(LimitRules.class, axon -> rules));
  }
}
