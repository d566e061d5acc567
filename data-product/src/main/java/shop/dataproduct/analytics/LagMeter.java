package shop.dataproduct.analytics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Measures how far the analytic store is behind the log. */
@Component
final class LagMeter implements MeterBinder {

  private final AnalyticStore store;

  LagMeter(AnalyticStore store) {
    this.store = store;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("shop.analytics.behind", store, AnalyticStore::behind)
        .baseUnit("events")
        .description("What the log has and the analytic store has not yet")
        .register(meters);
  }
}
