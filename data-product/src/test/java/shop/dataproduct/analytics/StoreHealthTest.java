package shop.dataproduct.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.contributor.Status;
import shop.dataproduct.letters.Letters;
import shop.dataproduct.log.AppendableLog;

/** What the health of the service says of the store. */
class StoreHealthTest {

  @Test
  void a_store_that_follows_is_up_and_one_that_does_not_is_behind(@TempDir Path directory)
      throws Exception {
    try (var log = AppendableLog.in(directory)) {
      var letters = new Letters(1);
      log.append(letters.write(100));
      AnalyticStore asked;
      try (var store = new Store(directory.resolve("analytics"), log.log())) {
        asked = store.caughtUp().asked;
        assertThat(new StoreHealth(asked, true).health().getStatus()).isEqualTo(Status.UP);
      }
      log.append(letters.write(3));

      var behind = new StoreHealth(asked, true).health();
      assertThat(behind.getStatus()).isEqualTo(StoreHealth.BEHIND);
      assertThat(behind.getDetails()).containsKeys("position", "behind");
      assertThat(new StoreHealth(asked, false).health().getStatus()).isEqualTo(Status.UNKNOWN);
    }
  }

  @Test
  void a_store_that_is_behind_does_not_make_the_service_ill() {
    var aggregated =
        StatusAggregator.getDefault().getAggregateStatus(Status.UP, StoreHealth.BEHIND);

    assertThat(aggregated).isEqualTo(Status.UP);
  }
}
