package shop.dataproduct.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import shop.contract.ResourceEvent;
import shop.contract.Subject;

/** How late events are told. */
class LogDelayTest {

  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  private final LogDelay delay = new LogDelay(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void nothing_is_known_of_a_source_that_has_told_nothing() {
    publish("parcels", 1);

    assertThat(delay.of("vans")).isEmpty();
  }

  @Test
  void a_share_of_the_events_took_no_longer() {
    publish("vans", 5000);
    publish("parcels", LongStream.rangeClosed(1, 200).toArray());

    var measured = delay.of("parcels").orElseThrow();

    assertThat(measured.events()).isEqualTo(200);
    assertThat(measured.median()).isEqualTo(Duration.ofMillis(100));
    assertThat(measured.p99()).isEqualTo(Duration.ofMillis(198));
  }

  @Test
  void what_was_long_ago_does_not_count() {
    publish("parcels", 60_000);
    publish("parcels", LongStream.generate(() -> 7).limit(1000).toArray());

    var measured = delay.of("parcels").orElseThrow();

    assertThat(measured.events()).isEqualTo(1000);
    assertThat(measured.p99()).isEqualTo(Duration.ofMillis(7));
  }

  private void publish(String source, long... millisecondsAgo) {
    delay.published(
        LongStream.of(millisecondsAgo)
            .mapToObj(ago ->
                new ResourceEvent(
                    1,
                    "id",
                    new Subject(source, "1"),
                    "shop.parcel.packed",
                    NOW.minusMillis(ago),
                    1,
                    "{}",
                    null,
                    null,
                    null))
            .toList());
  }
}
