package shop.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.eventstore.StoreOnDisk.isEventAvailable;
import static shop.eventstore.StoreOnDisk.number;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
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
class TailingEventStoreTest {

  /** A poll that no test waits for: what arrives was signalled, or was there already. */
  private static final Duration NO_POLL = Duration.ofHours(1);

  /** Far longer than a machine under load needs, far shorter than the poll. */
  private static final int SOON_SECONDS = 20;

  @Parameter Databases databases;
  @TempDir Path directory;
  @AutoClose private StoreOnDisk disk;
  private TailingEventStore store;

  @BeforeEach
  void open() {
    disk = new StoreOnDisk(databases, directory);
    store = disk.node(NO_POLL);
  }

  @Test
  void a_reader_that_waits_is_woken_by_a_local_commit() throws Exception {
    var reader = store.openStream(null);
    var read = waiting(() -> number(reader.nextAvailable()));

    disk.commit(store, 1, 1);

    assertThat(soon(read)).isEqualTo(1);
  }

  @Test
  void every_waiting_reader_is_woken() throws Exception {
    var readers = IntStream.range(0, 5).mapToObj(_ -> store.openStream(null)).toList();
    var all = new ArrayList<FutureTask<Integer>>();
    for (var reader : readers) {
      all.add(waiting(() -> number(reader.nextAvailable())));
    }

    disk.commit(store, 7, 7);

    for (var read : all) {
      assertThat(soon(read)).isEqualTo(7);
    }
  }

  @Test
  void a_commit_after_the_reader_has_looked_and_before_it_waits_is_not_missed() throws Exception {
    var looked = new ArrayDeque<Runnable>();
    var engine =
        new SqlEventStorageEngine(disk.database, disk.transactions, disk.serializer) {
          @Override
          public Stream<? extends TrackedEventMessage<?>> readEvents(
              TrackingToken token, boolean mayBlock) {
            var found = super.readEvents(token, mayBlock).toList();
            while (!looked.isEmpty()) {
              looked.remove().run();
            }
            return found.stream();
          }
        };
    var raced = new TailingEventStore(engine, NO_POLL);
    looked.add(() -> disk.commit(raced, 1, 1));
    var reader = raced.openStream(null);

    assertThat(soon(running(() -> number(reader.nextAvailable())))).isEqualTo(1);
  }

  @Test
  void what_another_node_commits_is_noticed_by_the_poll() throws Exception {
    var other = disk.node(NO_POLL);
    var reader = disk.node(Duration.ofMillis(10)).openStream(null);
    var read = waiting(() -> number(reader.nextAvailable()));

    disk.commit(other, 1, 1);

    assertThat(soon(read)).isEqualTo(1);
  }

  @Test
  void a_wait_without_an_event_ends_when_its_time_is_over() throws Exception {
    assertThat(store.openStream(null).hasNextAvailable(20, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(store.openStream(null).hasNextAvailable(0, TimeUnit.MILLISECONDS)).isFalse();
  }

  @Test
  void a_peek_never_fetches() throws Exception {
    var reader = store.openStream(null);
    disk.commit(store, 1, 1);
    assertThat(reader.peek()).isEmpty();

    assertThat(isEventAvailable(reader, 0)).isTrue();
    disk.commit(store, 2, 2);

    assertThat(reader.peek()).hasValueSatisfying(event -> assertThat(number(event)).isEqualTo(1));
    assertThat(number(reader.nextAvailable())).isEqualTo(1);
    assertThat(reader.peek()).isEmpty();
    assertThat(number(reader.nextAvailable())).isEqualTo(2);
  }

  /** More events than the engine reads at once, fewer than a chunk holds. */
  @Test
  void the_events_of_one_transaction_come_in_one_chunk() throws Exception {
    var reader = store.openStream(null);
    var first = waiting(() -> number(reader.nextAvailable()));

    disk.commit(store, 1, 250);

    assertThat(soon(first)).isEqualTo(1);
    assertThat(chunk(reader)).isEqualTo(numbers(2, 250));
  }

  @Test
  void transactions_of_concurrent_writers_are_never_torn() throws Exception {
    int transactions = 100;
    int size = 4;
    var reader = store.openStream(null);
    var writers =
        List.of(
            running(() -> commitEach(store, 0, transactions / 2, size)),
            running(() -> commitEach(store, transactions / 2, transactions, size)));

    int read = 0;
    while (read < transactions * size) {
      assertThat(isEventAvailable(reader, SOON_SECONDS)).isTrue();
      var chunk = chunk(reader);
      var byTransaction = chunk.stream().map(number -> number / size).distinct().toList();
      assertThat(chunk)
          .containsExactlyInAnyOrderElementsOf(
              byTransaction.stream()
                  .flatMap(n -> numbers(n * size, n * size + size - 1).stream())
                  .toList());
      read += chunk.size();
    }

    for (var writer : writers) {
      soon(writer);
    }
    assertThat(read).isEqualTo(transactions * size);
  }

  @Test
  void a_backlog_of_many_chunks_is_read_in_order_and_without_loss() throws Exception {
    disk.commit(store, 1, 1_200);
    var reader = store.openStream(null);

    var read = new ArrayList<Integer>();
    while (isEventAvailable(reader, 0)) {
      read.add(number(reader.nextAvailable()));
    }

    assertThat(read).isEqualTo(numbers(1, 1_200));
  }

  @Test
  void a_rollback_leaves_no_row_and_wakes_nobody_with_it() throws Exception {
    var reader = store.openStream(null);
    var work = disk.begin();
    store.publish(StoreOnDisk.events(1, 3));
    work.onPrepareCommit(_ -> {
      throw new IllegalStateException("the last step of the transaction fails");
    });

    assertThatThrownBy(work::commit).hasMessageContaining("the last step");

    assertThat(disk.rows()).isZero();
    disk.commit(store, 4, 4);
    assertThat(number(reader.nextAvailable())).isEqualTo(4);
    assertThat(isEventAvailable(reader, 0)).isFalse();
  }

  @Test
  void a_reader_goes_on_after_the_token_it_is_given() throws Exception {
    disk.commit(store, 1, 5);
    var before = store.openStream(null);
    before.nextAvailable();
    before.nextAvailable();
    var token = before.nextAvailable().trackingToken();

    var resumed = store.openStream(token);

    assertThat(List.of(number(resumed.nextAvailable()), number(resumed.nextAvailable())))
        .containsExactly(4, 5);
    assertThat(isEventAvailable(resumed, 0)).isFalse();
  }

  @Test
  void a_transaction_that_commits_late_holds_back_what_was_appended_after_it() throws Exception {
    disk.commit(store, 1, 1);
    var slow = disk.appended(store, 2, 3);
    disk.commit(store, 4, 4);
    var reader = store.openStream(null);

    assertThat(number(reader.nextAvailable())).isEqualTo(1);
    assertThat(isEventAvailable(reader, 0)).isFalse();
    slow.commit();

    assertThat(isEventAvailable(reader, 0)).isTrue();
    assertThat(chunk(reader)).containsExactly(2, 3, 4);
  }

  @Test
  void a_reader_that_waits_at_a_gap_is_woken_when_it_is_given_up() throws Exception {
    var slow = disk.appended(store, 1, 2);
    disk.commit(store, 3, 3);
    var reader = store.openStream(null);
    var read = waiting(() -> number(reader.nextAvailable()));

    slow.rollback();

    assertThat(soon(read)).isEqualTo(3);
  }

  @Test
  void a_processor_that_is_restarted_before_a_late_commit_finds_it() throws Exception {
    disk.commit(store, 1, 1);
    var slow = disk.appended(store, 2, 3);
    disk.commit(store, 4, 4);
    var token = store.openStream(null).nextAvailable().trackingToken();

    var resumed = disk.node(NO_POLL).openStream(stored(token));
    assertThat(isEventAvailable(resumed, 0)).isFalse();
    slow.commit();

    assertThat(isEventAvailable(resumed, 0)).isTrue();
    assertThat(chunk(resumed)).containsExactly(2, 3, 4);
  }

  @Test
  void a_row_that_cannot_be_read_stops_the_reader_there_and_nothing_comes_twice() throws Exception {
    disk.commit(store, 1, 3);
    disk.jdbc
        .sql("update domainevententry set payloadtype = 'java.lang.Runtime' where globalindex = 3")
        .update();
    var reader = store.openStream(null);

    assertThatThrownBy(() -> isEventAvailable(reader, 0)).hasMessageContaining("java.lang.Runtime");
    assertThat(chunk(reader)).containsExactly(1, 2);
    assertThatThrownBy(() -> isEventAvailable(reader, 0)).hasMessageContaining("java.lang.Runtime");
    assertThat(reader.peek()).isEmpty();
  }

  /** Everything that the reader has fetched already. */
  private static List<Integer> chunk(BlockingStream<TrackedEventMessage<?>> reader)
      throws InterruptedException {
    var chunk = new ArrayList<Integer>();
    while (reader.peek().isPresent()) {
      chunk.add(number(reader.nextAvailable()));
    }
    return chunk;
  }

  private static List<Integer> numbers(int first, int last) {
    return IntStream.rangeClosed(first, last).boxed().toList();
  }

  /** Commits the transactions of these numbers, of so many events each. */
  private boolean commitEach(TailingEventStore node, int from, int until, int size) {
    for (int n = from; n < until; n++) {
      disk.commit(node, n * size, n * size + size - 1);
    }
    return true;
  }

  /** A token as it is after a restart. */
  private TrackingToken stored(TrackingToken token) {
    var tokens =
        JdbcTokenStore.builder()
            .connectionProvider(disk.connections)
            .serializer(disk.serializer)
            .nodeId("node")
            .build();
    var work = disk.begin();
    tokens.initializeTokenSegments("reader", 1, token);
    var stored = tokens.fetchToken("reader", 0);
    work.commit();
    return stored;
  }

  private static <T> T soon(FutureTask<T> work) throws Exception {
    return work.get(SOON_SECONDS, TimeUnit.SECONDS);
  }

  private static <T> FutureTask<T> running(Callable<T> work) {
    var task = new FutureTask<>(work);
    Thread.ofPlatform().daemon().start(task);
    return task;
  }

  /** Runs the work and returns when it is seen to wait. */
  private static <T> FutureTask<T> waiting(Callable<T> work) {
    var task = new FutureTask<>(work);
    var thread = Thread.ofPlatform().daemon().start(task);
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return task;
  }
}
