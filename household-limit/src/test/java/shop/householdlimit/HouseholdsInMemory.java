package shop.householdlimit;

import java.time.Clock;
import shop.testing.InMemoryContext;
import shop.testing.StoredSnapshots;

/** Opens the private aggregates to tests that look at them from outside. */
public final class HouseholdsInMemory {

  private HouseholdsInMemory() {}

  public static InMemoryContext start(Clock clock, LimitRules rules) {
    return InMemoryContext.start(clock, parts(rules));
  }

  public static void snapshotsStandFor(InMemoryContext households) {
    StoredSnapshots.standForTheEventsBeforeThem(HouseholdLimit.class, households.domainEvents());
  }

  public static InMemoryContext.Parts parts(LimitRules rules) {
    return configurer ->
        configurer
            .configureAggregate(LimitRule.class)
            .configureAggregate(HouseholdLimit.class)
            .registerComponent(LimitRules.class, axon -> rules);
  }
}
