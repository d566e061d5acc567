package shop.householdlimit.reaction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.stereotype.Component;
import shop.contract.Reaction;
import shop.contract.ResourceEvent;
import shop.contract.ResourceJson;
import shop.contract.ResourceLog;
import shop.householdlimit.resource.HouseholdLimitsResource;

/**
 * Measures what the policy costs: the pieces that were bought although they did not fit. The log
 * tells how many they have ever been, so those of one event are what it adds to the revision before
 * it.
 */
@Component
class ExcessMeter implements Reaction {

  private final ResourceLog log;
  private final Counter counter;

  ExcessMeter(ResourceLog log, MeterRegistry meters) {
    this.log = log;
    this.counter =
        Counter.builder("shop.household.limit.excess")
            .baseUnit("pieces")
            .description("Bought beyond a household's limit, and found out afterwards")
            .register(meters);
  }

  @Override
  public boolean concerns(ResourceEvent event) {
    return event.type().equals("shop.householdLimit.overrun");
  }

  /** Counts only what is committed: a batch that is taken back comes again. */
  @EventHandler
  void on(ResourceEvent event) {
    if (concerns(event)) {
      double before =
          log.revision(event.subject(), event.sequence() - 1).map(ExcessMeter::excess).orElse(0.0);
      double more = excess(event) - before;
      CurrentUnitOfWork.get().afterCommit(_ -> counter.increment(more));
    }
  }

  private static double excess(ResourceEvent event) {
    return ResourceJson.read(event.data(), HouseholdLimitsResource.class).products().stream()
        .mapToDouble(product -> product.excess() == null ? 0 : product.excess())
        .sum();
  }
}
