package shop.dataproduct.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.dataproduct.parcels.ParcelEvent.Loaded;
import shop.dataproduct.parcels.ParcelEvent.Packed;

@Timeout(60)
class EventStreamTest {

  private static final String EVENTS = "/api/v1/events";
  private static final String[] STREAM = {"Accept", "text/event-stream"};

  @TempDir static Path directory;
  @AutoClose private static FeedService service;
  private long start;

  @BeforeAll
  static void open() {
    service = FeedService.in(directory.resolve("shared"));
  }

  @BeforeEach
  void begin() {
    start = service.all().size();
  }

  @Test
  void a_stream_answers_at_once_and_never_falls_silent() throws Exception {
    try (var listener = service.listen(EVENTS, STREAM)) {
      assertThat(listener.response.statusCode()).isEqualTo(200);
      assertThat(listener.headers().firstValue("Content-Type")).contains("text/event-stream");
      for (int i = 0; i < 3; i++) {
        assertThat(listener.line()).isEqualTo(": keep-alive");
        assertThat(listener.line()).isEmpty();
      }
    }
  }

  @Test
  void a_stream_begins_with_what_is_published_after_it() throws Exception {
    service.processor.publish(new Packed("1", "before"));
    try (var listener = service.listen(EVENTS, STREAM)) {
      service.processor.publish(new Packed("2", "after"));

      assertThat(listener.next().id()).isEqualTo(start + 2);
    }
  }

  @Test
  void a_message_is_the_event_at_its_position_byte_for_byte() throws Exception {
    service.processor.publish(new Packed("1", "\u0000 \u2028 \" Grüße \uD83D\uDE80\r\n"));
    var event = service.all().getLast();

    try (var listener = service.listen(EVENTS + "?after=" + start, STREAM)) {
      var message = listener.next();

      assertThat(message.id()).isEqualTo(event.position());
      assertThat(message.event()).isEqualTo("shop.parcel.packed");
      assertThat("[" + message.data() + "]")
          .isEqualTo(service.get(EVENTS + "?after=" + start).body());
      assertThat(message.data()).endsWith("\"data\":" + event.data() + "}");
    }
  }

  @Test
  void the_whole_log_is_replayed_from_0() throws Exception {
    publish(1000);

    try (var listener = service.listen(EVENTS + "?after=0", STREAM)) {
      for (var event : service.all()) {
        assertThat(listener.next().id()).isEqualTo(event.position());
      }
      service.processor.publish(new Packed("1", "live"));
      assertThat(listener.next().id()).isEqualTo(start + 2001);
    }
  }

  @Test
  void the_last_id_that_was_seen_counts_more_than_the_parameter() throws Exception {
    publish(3);

    try (var listener = resume(EVENTS + "?after=1", start + 4)) {
      assertThat(listener.next().id()).isEqualTo(start + 5);
    }
  }

  @Test
  void a_reader_that_keeps_losing_the_connection_loses_no_event_and_sees_none_twice()
      throws Exception {
    long end = start + 600;
    try (var writer = Executors.newSingleThreadExecutor()) {
      var written = writer.submit(() -> IntStream.range(0, 150).forEach(i -> publish(1 + i % 3)));
      var seen = new ArrayList<Long>(List.of(start));
      var random = new Random(4711);
      while (seen.getLast() < end) {
        try (var listener = resume(EVENTS, seen.getLast())) {
          for (int i = random.nextInt(40); i > 0 && seen.getLast() < end; i--) {
            seen.add(listener.next().id());
          }
        }
      }
      written.get();

      assertThat(seen)
          .containsExactlyElementsOf(LongStream.rangeClosed(start, end).boxed().toList());
    }
  }

  @Test
  void filters_hold_for_the_past_and_for_what_comes() throws Exception {
    service.processor.publish(new Loaded("1", "v"), new Loaded("2", "v"));
    try (var listener =
        service.listen(EVENTS + "?source=parcels&subject=2&after=" + start, STREAM)) {
      assertThat(listener.next().id()).isEqualTo(start + 3);
      publish(5);
      service.processor.publish(new Loaded("2", "w"));

      assertThat(listener.next().data()).contains("\"van\":\"w\"");
    }
  }

  @Test
  void a_stream_whose_filter_lets_nothing_through_is_kept_alive_all_the_same() throws Exception {
    var busy = new AtomicBoolean(true);
    try (var writer = Executors.newSingleThreadExecutor();
        var listener = service.listen(EVENTS + "?source=nothing", STREAM)) {
      var written =
          writer.submit(() -> {
            while (busy.get()) {
              publish(1);
            }
          });
      for (int i = 0; i < 3; i++) {
        assertThat(listener.line()).isEqualTo(": keep-alive");
        assertThat(listener.line()).isEmpty();
      }
      busy.set(false);
      written.get();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "1.0", "99999999999999999999", "1,2"})
  void an_id_that_no_event_can_have_is_400(String id) {
    var response = service.get(EVENTS, "Accept", "text/event-stream", "Last-Event-ID", id);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("INVALID_PARAMETER").contains("Last-Event-ID");
  }

  @Test
  void a_listener_that_leaves_is_noticed_though_nothing_happens() throws Exception {
    try (var quiet = FeedService.in(directory.resolve("quiet"))) {
      var listeners = new ArrayList<Listener>();
      for (int i = 0; i < 20; i++) {
        listeners.add(quiet.listen(EVENTS, STREAM));
      }
      assertThat(quiet.connections()).isGreaterThanOrEqualTo(20);

      for (var listener : listeners) {
        listener.close();
      }

      // Tomcat counts the connection that it is about to accept.
      await().until(quiet::connections, held -> held <= 1);
    }
  }

  @Test
  void a_listener_that_does_not_read_stops_nobody() throws Exception {
    var label = "x".repeat(10_000);
    try (var lazy = service.listen(EVENTS, STREAM);
        var eager = service.listen(EVENTS, STREAM)) {
      for (int i = 0; i < 20; i++) {
        service.processor.publish(
            IntStream.range(0, 100).mapToObj(n -> new Packed("" + n, label)).toArray());
      }
      for (int i = 1; i <= 2_000; i++) {
        assertThat(eager.next().id()).isEqualTo(start + i);
      }
      for (int i = 1; i <= 2_000; i++) {
        assertThat(lazy.next().id()).isEqualTo(start + i);
      }
    }
  }

  @Test
  void a_service_that_stops_ends_its_streams_at_once() throws Exception {
    try (var stopping = FeedService.in(directory.resolve("stopping"));
        var listener = stopping.listen(EVENTS, STREAM)) {
      var stopped = CompletableFuture.runAsync(stopping::stop);
      var line = listener.line();
      while (line != null) {
        line = listener.line();
      }

      assertThat(stopped).succeedsWithin(Duration.ofSeconds(10));
    }
  }

  private static Listener resume(String reference, long id)
      throws IOException, InterruptedException {
    return service.listen(
        reference, "Accept", "text/event-stream", "Last-Event-ID", Long.toString(id));
  }

  /** Publishes so many events about parcels and as many about vans. */
  private static void publish(int events) {
    service.processor.publish(
        IntStream.range(0, events).mapToObj(i -> new Loaded("p" + i % 5, "v" + i)).toArray());
  }
}
