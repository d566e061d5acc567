package shop.dataproduct.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is promised of a product's service, as ODCS writes it.
 *
 * @param unit absent when the value is no number
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ServiceLevel(String property, Object value, @Nullable String unit, String description) {

  /** Within which 99 of 100 events are published. */
  static final Duration PUBLISHED_WITHIN = Duration.ofSeconds(1);

  /** The same for every product: they are all told by one log. */
  static List<ServiceLevel> all() {
    return List.of(
        new ServiceLevel(
            "latency",
            PUBLISHED_WITHIN.toSeconds(),
            "s",
            "99 of 100 events are published that soon after they happened; the product's descriptor"
                + " tells what was measured."),
        new ServiceLevel(
            "retention", "unlimited", null, "The log keeps every event, from position 1."),
        new ServiceLevel(
            "frequency", "continuous", null, "Every change is told by an event of its own."));
  }
}
