package shop.dataproduct.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import shop.contract.ResourceEvent;
import shop.contract.Subject;

/** Arrivals without their lookout: what publications alone tell. */
class ArrivalsTest {

  private static final Subject MINE = new Subject("parcels", "1");
  private static final Subject OTHER = new Subject("parcels", "2");

  private final Arrivals arrivals =
      new Arrivals(new LogTable(new JdbcTemplate()), new RecentEvents());

  @Test
  void nobody_is_woken_for_what_concerns_another_resource() {
    try (var watch = arrivals.watch(MINE, Duration.ofMillis(20))) {
      arrivals.tell(List.of(event(1, OTHER)));
      arrivals.tell(List.of(event(2, OTHER), event(3, OTHER)));

      assertThat(watch.await()).isFalse();
    }
  }

  @Test
  void of_several_events_the_newest_is_handed_out() {
    try (var watch = arrivals.watch(MINE, Duration.ofMinutes(2))) {
      arrivals.tell(List.of(event(1, MINE), event(2, MINE), event(3, OTHER)));

      assertThat(watch.await()).isTrue();
      assertThat(watch.take()).map(ResourceEvent::position).contains(2L);
    }
  }

  @Test
  void everybody_has_to_look_when_another_node_published_in_between() {
    arrivals.tell(List.of(event(1, OTHER)));
    try (var watch = arrivals.watch(MINE, Duration.ofMinutes(2))) {
      arrivals.tell(List.of(event(5, OTHER)));

      assertThat(watch.await()).isTrue();
      assertThat(watch.take()).isEmpty();
    }
  }

  @Test
  void an_order_to_look_survives_the_news_that_come_with_it() {
    arrivals.tell(List.of(event(1, OTHER)));
    try (var watch = arrivals.watch(MINE, Duration.ofMillis(20))) {
      arrivals.tell(List.of(event(5, MINE)));

      assertThat(List.of(watch.await(), watch.take(), watch.await(), watch.take(), watch.await()))
          .containsExactly(true, Optional.of(event(5, MINE)), true, Optional.empty(), false);
    }
  }

  private static ResourceEvent event(long position, Subject subject) {
    return new ResourceEvent(
        position, "e" + position, subject, "type", Instant.EPOCH, 1, "{}", null, null, null);
  }
}
