package shop.dataproduct.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.contract.LogQuery;
import shop.contract.ResourceEvent;
import shop.contract.Subject;

/** The log as PostgreSQL copies it out is the log as it was copied in. */
class LogCopyTest {

  private static final int EVENTS = 20;

  /** More than a pool has connections. */
  private static final int OFTEN = 50;

  private static final List<ResourceEvent> ALL =
      IntStream.rangeClosed(1, EVENTS).mapToObj(LogCopyTest::event).toList();

  @AutoClose private static AppendableLog log;

  private static ResourceEvent event(int n) {
    return new ResourceEvent(
        n,
        "e" + n,
        new Subject("parcels", "ß" + n),
        "shop.parcel.packed",
        Instant.parse("1999-12-31T23:59:59.999999Z").plusNanos(n * 123_456_000L),
        1,
        "{\"id\":\"ß%d\",\"label\":\"\u6f22 \ud83d\udce6\"}".formatted(n),
        n % 2 == 0 ? "c" + n : null,
        n % 3 == 0 ? "" : null,
        n % 5 == 0 ? "00-t-%d-01".formatted(n) : null);
  }

  @BeforeAll
  static void append() {
    log = AppendableLog.inPostgres();
    log.append(ALL);
  }

  private static DataSource database() {
    return Objects.requireNonNull(log.sql().getDataSource());
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0, 7", "0, 20", "0, 100", "5, 5", "19, 3", "20, 3", "30, 3"})
  void all_events_after_a_position_come_whatever_one_statement_copies(long position, int atOnce) {
    try (var copied = LogCopy.after(position, database(), atOnce).orElseThrow()) {
      assertThat(copied).isEqualTo(ALL.stream().skip(position).toList());
    }
  }

  @Test
  void the_end_is_the_end_however_often_it_is_asked_for() {
    try (var copied = LogCopy.after(0, database(), 2 * EVENTS).orElseThrow()) {
      var events = copied.iterator();
      events.forEachRemaining(event -> assertThat(event).isIn(ALL));

      assertThat(events.hasNext()).isFalse();
      assertThat(events.hasNext()).isFalse();
    }
  }

  @Test
  void the_log_is_copied_and_is_what_pages_have() {
    try (var copied = log.log().stream(0)) {
      assertThat(copied).isEqualTo(log.log().read(LogQuery.after(0, EVENTS)));
    }
  }

  @Test
  void who_has_enough_lets_the_connection_go() {
    for (int n = 0; n < OFTEN; n++) {
      try (var copied = LogCopy.after(0, database(), EVENTS).orElseThrow()) {
        assertThat(copied.limit(n % 3)).isEqualTo(ALL.subList(0, n % 3));
      }
    }
    assertThat(log.log().head()).isEqualTo(EVENTS);
  }
}
