package shop.http;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets idempotency keys that no client still repeats. */
@Component
@EnableScheduling
final class IdempotencyKeyRetention {

  /** What the page of IDEMPOTENCY_KEY_REUSED promises. */
  private static final Duration KEPT = Duration.ofHours(24);

  /** Rows deleted at once, so that no writer waits long for the locks. */
  private static final int PORTION = 1_000;

  private final JdbcClient jdbc;
  private final Clock clock;

  IdempotencyKeyRetention(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Deletes all keys that are older than 24 hours. */
  @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
  void sweep() {
    var end = clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
    int deleted;
    do {
      deleted = deletePortion(end);
    } while (deleted == PORTION);
  }

  private int deletePortion(OffsetDateTime end) {
    return jdbc.sql(
            """
            delete from idempotency_key where key_name in (
              select key_name from idempotency_key where created < ? order by created limit ?)
            """)
        .params(end, PORTION)
        .update();
  }
}
