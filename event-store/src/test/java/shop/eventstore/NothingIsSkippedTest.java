package shop.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(300)
class NothingIsSkippedTest {

  private static final Duration POLL = Duration.ofMillis(5);

  /** What a reader remembers of an event. */
  private record Seen(long position, String subject, long version) {

    static Seen of(TrackedEventMessage<?> event) {
      var said = (DomainEventMessage<?>) event;
      return new Seen(
          ((GlobalSequenceTrackingToken) event.trackingToken()).getGlobalIndex(),
          said.getAggregateIdentifier(),
          said.getSequenceNumber());
    }
  }

  @TempDir Path directory;

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  void whatever_writers_do_readers_see_every_event_once_and_in_order(Databases databases)
      throws Exception {
    try (var disk = new StoreOnDisk(databases, directory);
        var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory())) {
      var nodes = List.of(disk.node(POLL), disk.node(POLL));
      var traffic = new Traffic(disk, nodes);
      var writers =
          IntStream.range(0, Traffic.WRITERS)
              .<Future<?>>mapToObj(writer -> threads.submit(() -> traffic.write(writer)))
              .toList();
      BooleanSupplier over = () -> writers.stream().allMatch(Future::isDone);

      var readers =
          List.of(
              threads.submit(() -> follow(nodes.getFirst(), Integer.MAX_VALUE, over)),
              threads.submit(() -> follow(nodes.getFirst(), 50, over)),
              threads.submit(() -> follow(nodes.getLast(), 7, over)));
      for (var writer : writers) {
        writer.get();
      }

      var committed =
          disk.jdbc
              .sql("select globalindex from domainevententry order by globalindex")
              .query(Long.class)
              .list();
      assertThat(committed).hasSizeGreaterThanOrEqualTo(20_000);
      for (var reader : readers) {
        assertThat(reader.get()).extracting(Seen::position).isEqualTo(committed);
        assertThatVersionsAreInOrder(reader.get());
      }
    }
  }

  /**
   * Reads until the writers are done and nothing is left.
   *
   * @param patience after how many events the reader goes away and comes back with its token
   */
  private static List<Seen> follow(TailingEventStore node, int patience, BooleanSupplier over)
      throws InterruptedException {
    var seen = new ArrayList<Seen>();
    TrackingToken token = null;
    while (true) {
      boolean last = over.getAsBoolean();
      var stream = node.openStream(token);
      int events = 0;
      while (events++ < patience && stream.hasNextAvailable(10, TimeUnit.MILLISECONDS)) {
        var event = stream.nextAvailable();
        token = event.trackingToken();
        seen.add(Seen.of(event));
      }
      if (last && events <= patience) {
        return seen;
      }
    }
  }

  private static void assertThatVersionsAreInOrder(List<Seen> seen) {
    var bySubject =
        seen.stream()
            .collect(
                Collectors.groupingBy(
                    Seen::subject, Collectors.mapping(Seen::version, Collectors.toList())));
    assertThat(bySubject)
        .allSatisfy((_, versions) ->
            assertThat(versions).isEqualTo(LongStream.range(0, versions.size()).boxed().toList()));
  }
}
