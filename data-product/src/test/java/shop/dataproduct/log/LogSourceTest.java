package shop.dataproduct.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import shop.contract.ResourceEvent;
import shop.dataproduct.parcels.ParcelEvent.Loaded;

/** The log as Axon's processors follow it. */
@Timeout(60)
class LogSourceTest {

  @TempDir Path directory;
  @AutoClose private LogOnDisk node;
  private LogSource source;

  @BeforeEach
  void open() {
    node = LogOnDisk.in(directory);
    source = new LogSource(node.log);
  }

  private void load(int times) {
    for (int n = 0; n < times; n++) {
      node.processor.publish(new Loaded("1", "v" + n));
    }
  }

  private List<ResourceEvent> read(@Nullable TrackingToken token) throws InterruptedException {
    try (var stream = source.openStream(token)) {
      return rest(stream);
    }
  }

  private static List<ResourceEvent> rest(BlockingStream<TrackedEventMessage<?>> stream)
      throws InterruptedException {
    var events = new ArrayList<ResourceEvent>();
    while (stream.hasNextAvailable(0, TimeUnit.MILLISECONDS)) {
      events.add((ResourceEvent) stream.nextAvailable().getPayload());
    }
    return events;
  }

  @Test
  void a_stream_without_a_token_is_the_whole_log() throws InterruptedException {
    load(600);

    assertThat(read(null)).isEqualTo(node.all());
    assertThat(read(source.createTailToken())).isEqualTo(node.all());
  }

  @Test
  void a_token_is_a_position_after_which_the_stream_goes_on() throws InterruptedException {
    load(3);

    assertThat(read(new GlobalSequenceTrackingToken(4))).isEqualTo(node.all().subList(4, 6));
    assertThat(read(source.createHeadToken())).isEmpty();
  }

  @Test
  void a_token_of_an_instant_lies_before_the_first_event_that_is_not_older()
      throws InterruptedException {
    load(3);
    var third = node.all().get(2);

    assertThat(read(source.createTokenAt(third.time()))).contains(third).hasSizeGreaterThan(3);
    assertThat(read(source.createTokenAt(third.time().plusSeconds(60)))).isEmpty();
  }

  @Test
  void a_message_is_the_event_under_its_own_name_and_at_its_time() throws InterruptedException {
    load(1);
    var event = node.all().getFirst();
    try (var stream = source.openStream(null)) {
      var peeked = stream.peek();
      var message = stream.nextAvailable();

      assertThat(peeked).as("peeking never waits for the database").isEmpty();
      assertThat(message.getIdentifier()).isEqualTo(event.id());
      assertThat(message.getTimestamp()).isEqualTo(event.time());
      assertThat(message.trackingToken()).isEqualTo(new GlobalSequenceTrackingToken(1));
    }
  }

  @Test
  void who_waits_at_the_end_is_woken_by_the_next_event() throws Exception {
    try (var stream = source.openStream(null)) {
      var waiting =
          CompletableFuture.supplyAsync(() -> {
            try {
              return stream.nextAvailable().getPayload();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          });
      load(1);

      assertThat(waiting.get(30, TimeUnit.SECONDS)).isEqualTo(node.all().getFirst());
    }
  }

  @Test
  void who_follows_closely_asks_the_database_nothing() throws InterruptedException {
    try (var stream = source.openStream(null)) {
      load(1);
      rest(stream);
      load(3);
      node.statements.forget();

      for (int n = 0; n < 6; n++) {
        assertThat(stream.hasNextAvailable(1, TimeUnit.SECONDS)).isTrue();
        stream.nextAvailable();
      }
      assertThat(node.statements.prepared()).isEmpty();
    }
  }

  @Test
  void who_wants_little_is_shown_only_that() throws InterruptedException {
    load(3);

    try (var stream = source.only(event -> event.position() == 5).openStream(null)) {
      assertThat(stream.nextAvailable().trackingToken())
          .isEqualTo(new GlobalSequenceTrackingToken(5));
      assertThat(stream.hasNextAvailable(0, TimeUnit.MILLISECONDS)).isFalse();
    }
  }

  @Test
  void who_wants_nothing_is_shown_something_now_and_then_so_that_its_place_moves_on()
      throws InterruptedException {
    node.processor.publish(Stream.generate(() -> new Loaded("1", "v")).limit(10_000).toArray());

    try (var stream = source.only(_ -> false).openStream(null)) {
      assertThat(stream.nextAvailable().trackingToken())
          .isEqualTo(new GlobalSequenceTrackingToken(10_000));
      assertThat(stream.nextAvailable().trackingToken())
          .isEqualTo(new GlobalSequenceTrackingToken(20_000));
    }
  }

  @Test
  void a_log_that_ends_its_waits_does_not_make_its_followers_spin() throws InterruptedException {
    node.stopWaits();
    try (var stream = source.openStream(null)) {
      long before = System.nanoTime();

      assertThat(stream.hasNextAvailable(200, TimeUnit.MILLISECONDS)).isFalse();
      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }
  }

  @Test
  void who_keeps_up_under_load_fetches_in_a_pace() throws Exception {
    int events = 40;
    try (var stream = source.openStream(null)) {
      long begun = System.nanoTime();
      var load = CompletableFuture.runAsync(() -> load(events));
      int read = 0;
      int fetches = 0;
      while (read < events) {
        assertThat(stream.hasNextAvailable(20, TimeUnit.SECONDS)).isTrue();
        fetches++;
        while (stream.peek().isPresent()) {
          stream.nextAvailable();
          read++;
        }
      }
      var took = Duration.ofNanos(System.nanoTime() - begun);

      assertThat(fetches).isLessThanOrEqualTo(1 + (int) took.dividedBy(LogStream.PACE));
      load.join();
    }
  }
}
