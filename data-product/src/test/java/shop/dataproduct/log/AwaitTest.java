package shop.dataproduct.log;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import shop.contract.LogQuery;
import shop.contract.ResourceEvent;
import shop.contract.Subject;
import shop.dataproduct.log.Processor.BatchTakenBack;
import shop.dataproduct.parcels.ParcelEvent.Loaded;
import shop.dataproduct.parcels.ParcelEvent.Lost;
import shop.dataproduct.parcels.ParcelEvent.Packed;
import shop.dataproduct.parcels.ParcelResource;

@Timeout(60)
class AwaitTest {

  private static final Subject PARCEL = ParcelResource.KIND.subject("1");

  /** Longer than any test may take: who waits that long has missed its event. */
  private static final Duration LONG = ofMinutes(2);

  @TempDir Path directory;
  private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
  private LogOnDisk node;

  @BeforeEach
  void open() {
    node = LogOnDisk.in(directory);
  }

  @AfterEach
  void close() {
    readers.shutdown();
    node.close();
  }

  /** A page is complete up to a head that was read before it; memory may lag behind the head. */
  @Test
  void a_page_never_ends_before_the_head_although_what_is_published_is_not_told_yet() {
    node.processor.publish(new Packed("1", "books"));
    node.sql.update(
        "insert into public_log select position + 1, source, subject, sequence + 1, type, 'other',"
            + " time, data, correlationid, causationid, traceparent from public_log");

    assertThat(node.log.read(LogQuery.after(0, 10))).hasSize((int) node.log.head());
    assertThat(node.log.next(0, 10, LONG)).hasSize(1);
    assertThat(node.log.next(1, 10, LONG)).hasSize(1);
  }

  @Test
  void whoever_comes_after_a_restart_when_others_have_been_told_is_not_left_waiting() {
    node.processor.publish(new Packed("1", "books"));
    node.close();
    node = LogOnDisk.in(directory);

    assertThat(node.log.awaitAfter(0, LONG)).isTrue();
    assertThat(node.log.awaitAfter(0, LONG)).isTrue();
  }

  @Test
  void a_revision_that_is_there_is_returned_at_once() {
    node.processor.publish(new Packed("1", "books"), new Loaded("1", "v"));

    assertThat(node.log.await(PARCEL, 1, Duration.ZERO))
        .map(ResourceEvent::type)
        .contains("shop.parcel.packed");
    assertThat(node.log.await(PARCEL, 2, Duration.ZERO))
        .map(ResourceEvent::type)
        .contains("shop.parcel.loaded");
  }

  @Test
  void a_revision_that_does_not_come_in_time_is_empty() {
    node.processor.publish(new Packed("1", "books"));

    assertThat(node.log.await(PARCEL, 2, Duration.ofMillis(50))).isEmpty();
  }

  @Test
  void a_revision_that_comes_later_ends_the_wait() throws Exception {
    var revision = waiting(() -> node.log.await(PARCEL, 2, LONG));

    node.processor.publish(new Packed("1", "books"));
    node.processor.publish(new Packed("other", "glass"));
    node.processor.publish(new Loaded("1", "v"), new Loaded("1", "w"), new Loaded("1", "x"));

    assertThat(revision.get()).map(ResourceEvent::sequence).contains(2L);
  }

  @Test
  void an_event_between_the_look_at_the_log_and_the_wait_is_not_missed() {
    node.statements.afterNextAnswer(() -> node.processor.publish(new Packed("1", "books")));
    assertThat(node.log.await(PARCEL, 1, LONG)).isPresent();

    node.statements.afterNextAnswer(() -> node.processor.publish(new Loaded("1", "v")));
    assertThat(node.log.awaitAfter(1, LONG)).isTrue();
  }

  @Test
  void what_is_told_in_a_wait_is_what_a_read_returns() throws Exception {
    var told = waiting(() -> node.log.await(PARCEL, 1, LONG));

    node.processor.publish(new Packed("1", "Grüße \uD83D\uDE80"));

    assertThat(told.get()).isPresent().isEqualTo(node.log.revision(PARCEL, 1));
  }

  @Test
  void a_condition_is_waited_for_on_the_newest_event() throws Exception {
    var loaded =
        waiting(() -> node.log.await(PARCEL, e -> e.type().equals("shop.parcel.loaded"), LONG));

    node.processor.publish(new Packed("1", "books"));
    node.processor.publish(new Loaded("1", "v"));

    assertThat(loaded.get()).map(ResourceEvent::sequence).contains(2L);
  }

  @Test
  void a_condition_that_is_not_met_in_time_returns_the_newest_event() {
    node.processor.publish(new Packed("1", "books"));

    assertThat(node.log.await(PARCEL, e -> false, Duration.ofMillis(50)))
        .map(ResourceEvent::type)
        .contains("shop.parcel.packed");
    assertThat(node.log.await(new Subject("parcels", "2"), e -> false, Duration.ofMillis(50)))
        .isEmpty();
  }

  @Test
  void a_batch_that_is_taken_back_ends_no_wait() throws Exception {
    var revision = waiting(() -> node.log.await(PARCEL, 1, LONG));

    assertThatExceptionOfType(BatchTakenBack.class)
        .isThrownBy(() -> node.processor.publish(new Packed("1", "books"), new Lost("2")));
    node.processor.publish(new Packed("1", "glass"));

    assertThat(revision.get()).map(ResourceEvent::data).get().asString().contains("glass");
  }

  @Test
  void an_event_after_a_position_is_waited_for() throws Exception {
    assertThat(node.log.awaitAfter(0, Duration.ofMillis(50))).isFalse();
    var first = waiting(() -> node.log.awaitAfter(0, LONG));
    var third = waiting(() -> node.log.awaitAfter(2, LONG));

    node.processor.publish(new Packed("1", "books"));
    assertThat(first.get()).isTrue();
    assertThat(node.log.awaitAfter(0, Duration.ZERO)).isTrue();
    node.processor.publish(new Loaded("1", "v"));

    assertThat(third.get()).isTrue();
  }

  @Test
  void what_another_node_publishes_ends_the_wait_too() throws Exception {
    var revision = waiting(() -> node.log.await(PARCEL, 1, LONG));
    var position = waiting(() -> node.log.awaitAfter(0, LONG));
    try (var other = LogOnDisk.in(directory)) {
      other.processor.publish(new Packed("1", "books"));
    }

    assertThat(revision.get()).isPresent();
    assertThat(position.get()).isTrue();
  }

  @Test
  void a_thousand_readers_of_one_resource_ask_the_log_once_each() throws Exception {
    int crowd = 1000;
    node.statements.forget();
    var revisions = new ArrayList<Future<Optional<ResourceEvent>>>();
    synchronized (node.statements) {
      for (int i = 0; i < crowd; i++) {
        revisions.add(readers.submit(() -> node.log.await(PARCEL, 100, LONG)));
      }
      node.statements.awaitMore(crowd);
    }

    node.processor.publish(new Packed("1", "books"));
    for (int i = 0; i < 99; i++) {
      node.processor.publish(new Loaded("1", "v"));
    }

    for (var revision : revisions) {
      assertThat(revision.get()).map(ResourceEvent::sequence).contains(100L);
    }
    assertThat(node.statements.prepared().stream().filter(sql -> sql.startsWith("select position")))
        .as("one look each, and few for all of them")
        .hasSizeLessThan(crowd + 50);
  }

  @Test
  void readers_and_a_writer_at_the_same_time_miss_nothing() throws Exception {
    var lastSeen = new ArrayList<Future<Long>>();
    for (int i = 0; i < 20; i++) {
      lastSeen.add(
          readers.submit(() -> {
            long seen = 0;
            while (seen < 200) {
              seen = node.log.await(PARCEL, seen + 1, LONG).orElseThrow().sequence();
            }
            return seen;
          }));
    }

    for (int i = 0; i < 200; i++) {
      node.processor.publish(new Loaded("1", "v" + i % 3));
    }

    for (var seen : lastSeen) {
      assertThat(seen.get()).isEqualTo(200);
    }
  }

  @Test
  void a_node_that_stops_ends_the_waits() throws Exception {
    node.processor.publish(new Packed("1", "books"));
    var revision = waiting(() -> node.log.await(PARCEL, 2, LONG));
    var position = waiting(() -> node.log.awaitAfter(9, LONG));

    node.stopWaits();

    assertThat(revision.get()).isEmpty();
    assertThat(position.get()).isFalse();
    assertThat(node.log.await(PARCEL, 3, LONG)).isEmpty();
  }

  /** A wait that has begun: the log has been asked, and so others are told of what comes. */
  private <T> Future<T> waiting(Callable<T> wait) throws InterruptedException {
    synchronized (node.statements) {
      var result = readers.submit(wait);
      node.statements.awaitMore(1);
      return result;
    }
  }
}
