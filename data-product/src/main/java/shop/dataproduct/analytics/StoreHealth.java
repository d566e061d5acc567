package shop.dataproduct.analytics;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Shows as a part of the service's health whether the analytic store keeps what is promised of it:
 * to have within {@linkplain AnalyticStore#awaitHead two seconds} what the log has now. It may take
 * as long to say so.
 *
 * <p>A store that does not is no reason to send nobody to the service any more, who can do without:
 * {@code BEHIND} is a status that weighs nothing when those of all parts become one.
 */
@Component("analytics")
final class StoreHealth implements HealthIndicator {

  static final Status BEHIND =
      new Status("BEHIND", "What is asked in SQL is answered from an older log.");

  private final AnalyticStore store;
  private final boolean enabled;

  StoreHealth(AnalyticStore store, @Value("${shop.analytics.enabled}") boolean enabled) {
    this.store = store;
    this.enabled = enabled;
  }

  @Override
  public Health health() {
    if (!enabled) {
      return Health.unknown().build();
    }
    var health = store.awaitHead() ? Health.up() : Health.status(BEHIND);
    return health
        .withDetail("position", store.position())
        .withDetail("behind", store.behind())
        .build();
  }
}
