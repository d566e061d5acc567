package shop.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
@ParameterizedClass
@EnumSource(Databases.class)
class OrderedEventsTest {

  private static final Duration NO_POLL = Duration.ofHours(1);

  @Parameter Databases databases;
  @TempDir Path directory;
  @AutoClose private StoreOnDisk disk;
  private SqlEventStorageEngine engine;
  private TailingEventStore store;

  @BeforeEach
  void open() {
    disk = new StoreOnDisk(databases, directory);
    engine = disk.engine();
    store = new TailingEventStore(engine, NO_POLL);
  }

  @Test
  void reading_ends_before_a_gap_that_may_still_be_filled() {
    var slow = disk.appended(store, 1, 2);
    disk.commit(store, 3, 3);

    assertThat(read()).isEmpty();
    slow.commit();

    assertThat(read()).containsExactly(1, 2, 3);
  }

  @Test
  void a_gap_that_nobody_can_fill_any_more_is_passed() {
    var slow = disk.appended(store, 1, 2);
    disk.commit(store, 3, 3);
    assertThat(read()).isEmpty();

    slow.rollback();

    assertThat(read()).containsExactly(3);
  }

  @Test
  void a_gap_that_was_given_up_before_anybody_looked_costs_nobody_a_wait() {
    disk.appended(store, 1, 2).rollback();
    disk.commit(store, 3, 3);
    disk.appended(store, 4, 4).rollback();
    disk.commit(store, 5, 5);

    assertThat(read()).containsExactly(3, 5);
  }

  @Test
  void a_gap_stays_open_however_many_transactions_begin_and_end_around_it() {
    var before = disk.appended(store, 1, 1);
    var slow = disk.appended(store, 2, 2);
    before.commit();
    disk.commit(store, 3, 3);
    assertThat(read()).containsExactly(1);

    for (int n = 4; n < 10; n++) {
      disk.commit(store, n, n);
      assertThat(read()).containsExactly(1);
    }
    slow.commit();

    assertThat(read()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  /**
   * Its id, taken when it first wrote, is older than that of the slow one: that everything up to it
   * has ended says nothing about the gap.
   */
  @Test
  void a_transaction_that_began_first_and_appends_last_does_not_close_the_gap() {
    var early = disk.begin();
    disk.jdbc.sql("insert into sagaentry (sagaid) values ('any')").update();
    var slow = disk.appended(store, 1, 1);
    store.publish(StoreOnDisk.events(2, 2));
    early.commit();
    assertThat(read()).isEmpty();
    assertThat(read()).isEmpty();

    slow.commit();

    assertThat(read()).containsExactly(1, 2);
  }

  @Test
  void an_open_gap_does_not_hide_that_another_one_is_dead() {
    disk.appended(store, 1, 1).rollback();
    disk.commit(store, 2, 2);
    var slow = disk.appended(store, 3, 3);
    disk.commit(store, 4, 4);
    assertThat(read()).isEmpty();

    var slower = disk.appended(store, 5, 5);
    disk.commit(store, 6, 6);
    slow.commit();
    assertThat(read()).containsExactly(2, 3, 4);

    slower.rollback();
    assertThat(read()).containsExactly(2, 3, 4, 6);
  }

  @Test
  void another_node_waits_for_the_gap_as_well() {
    var slow = disk.appended(store, 1, 1);
    disk.commit(disk.node(NO_POLL), 2, 2);

    assertThat(read(disk.engine(), null)).isEmpty();
    slow.commit();

    assertThat(read(disk.engine(), null)).containsExactly(1, 2);
  }

  @Test
  void many_gaps_in_a_long_history_are_passed_in_one_go() {
    for (int n = 1; n <= 600; n++) {
      if (n % 3 == 0) {
        disk.jdbc.sql("select nextval('domainevententry_position')").query(Long.class).single();
      }
      disk.commit(store, n, n);
    }

    assertThat(read()).hasSize(600).isSorted();
  }

  @Test
  void the_tail_is_before_the_first_event() {
    assertThat(store.createTailToken()).isNull();
    disk.appended(store, 1, 2).rollback();
    disk.commit(store, 3, 4);

    assertThat(store.createTailToken()).isEqualTo(at(2));
    assertThat(read(engine, at(2))).containsExactly(3, 4);
  }

  @Test
  void the_head_is_behind_the_last_event() {
    assertThat(store.createHeadToken()).isNull();
    disk.commit(store, 1, 2);
    disk.appended(store, 3, 3).rollback();
    disk.commit(store, 4, 4);

    assertThat(store.createHeadToken()).isEqualTo(at(4));
  }

  @Test
  void what_is_under_way_is_behind_the_head() {
    var first = disk.appended(store, 1, 1);
    disk.commit(store, 2, 2);
    assertThat(store.createHeadToken()).isNull();
    first.commit();
    var slow = disk.appended(store, 3, 4);
    disk.commit(store, 5, 5);

    assertThat(store.createHeadToken()).isEqualTo(at(2));
    slow.commit();
    assertThat(store.createHeadToken()).isEqualTo(at(5));
  }

  @Test
  void a_token_at_a_time_is_before_the_first_event_of_that_time_or_later() {
    assertThat(store.createTokenAt(Instant.EPOCH)).isNull();
    disk.commit(store, 1, 3);
    disk.jdbc
        .sql(
            "update domainevententry set timestamp = '2026-11-23T10:00:0' || globalindex ||"
                + " '.000Z'")
        .update();

    assertThat(store.createTokenAt(Instant.EPOCH)).isEqualTo(at(0));
    assertThat(store.createTokenAt(Instant.parse("2026-11-23T10:00:02Z"))).isEqualTo(at(1));
    assertThat(store.createTokenAt(Instant.parse("2026-11-23T10:00:02.001Z"))).isEqualTo(at(2));
    assertThat(store.createTokenAt(Instant.parse("9999-01-01T00:00:00Z"))).isEqualTo(at(3));
  }

  @Test
  void a_token_at_a_time_never_passes_what_is_under_way() {
    disk.commit(store, 1, 1);
    var slow = disk.appended(store, 2, 2);
    disk.commit(store, 3, 3);

    assertThat(store.createTokenAt(Instant.parse("9999-01-01T00:00:00Z"))).isEqualTo(at(1));
    slow.commit();
  }

  @Test
  void a_token_of_another_store_is_refused() {
    assertThatThrownBy(() -> read(engine, GapAwareTrackingToken.newInstance(1, List.of())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<Integer> read() {
    return read(engine, null);
  }

  private static List<Integer> read(SqlEventStorageEngine engine, TrackingToken token) {
    try (var events = engine.readEvents(token, false)) {
      return events.<Integer>map(StoreOnDisk::number).toList();
    }
  }

  private static TrackingToken at(long position) {
    return new GlobalSequenceTrackingToken(position);
  }
}
