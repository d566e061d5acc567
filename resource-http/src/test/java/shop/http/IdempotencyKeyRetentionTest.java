package shop.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@Probed
class IdempotencyKeyRetentionTest {

  /** Long before the keys of all other tests, which have to stay. */
  private static final Instant NOW = Instant.parse("2001-01-02T00:00:00Z");

  @Autowired JdbcClient jdbc;

  private void key(String name, Duration age) {
    jdbc.sql("insert into idempotency_key values (?, 'fingerprint', '{}', ?)")
        .params(name, NOW.minus(age).atOffset(ZoneOffset.UTC))
        .update();
  }

  private long keys() {
    return jdbc.sql("select count(*) from idempotency_key where key_name like 'aged-%'")
        .query(Long.class)
        .single();
  }

  @Test
  void keys_are_kept_for_24_hours_however_many_there_are() {
    key("aged-young", Duration.ofHours(24));
    for (int i = 0; i < 2_001; i++) {
      key("aged-" + i, Duration.ofHours(24).plusSeconds(1 + i));
    }
    new IdempotencyKeyRetention(jdbc, Clock.fixed(NOW, ZoneOffset.UTC)).sweep();
    assertThat(keys()).isOne();
    new IdempotencyKeyRetention(jdbc, Clock.fixed(NOW.plusSeconds(1), ZoneOffset.UTC)).sweep();
    assertThat(keys()).isZero();
  }
}
