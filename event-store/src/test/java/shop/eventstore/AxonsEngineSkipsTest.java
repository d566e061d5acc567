package shop.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Why there is an engine of our own: the same story, told to Axon's and to ours. One writer is slow
 * to commit; another one, whose clock is 90 seconds behind, commits after it has appended.
 */
@Timeout(60)
class AxonsEngineSkipsTest {

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void axons_engine_skips_what_is_committed_late_for_good(Databases databases) {
    try (var disk = new StoreOnDisk(databases, directory)) {
      disk.jdbc
          .sql(
              "alter table domainevententry alter column globalindex"
                  + " set default nextval('domainevententry_position')")
          .update();
      var engine = axons(disk);

      assertThat(readAmidAndAfterTheSlowCommit(disk, engine)).containsExactly(2);
      assertThat(disk.rows()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void ours_does_not(Databases databases) {
    try (var disk = new StoreOnDisk(databases, directory)) {
      assertThat(readAmidAndAfterTheSlowCommit(disk, disk.engine())).containsExactly(1, 2);
    }
  }

  private static List<Integer> readAmidAndAfterTheSlowCommit(
      StoreOnDisk disk, EventStorageEngine engine) {
    var store = new TailingEventStore(engine, Duration.ofHours(1));
    var slow = disk.appended(store, 1, 1);
    var work = disk.begin();
    store.publish(behind(2));
    work.commit();

    var before = read(engine, null);
    slow.commit();
    var after = read(engine, before.isEmpty() ? null : before.getLast().trackingToken());

    return List.of(before, after).stream()
        .flatMap(List::stream)
        .<Integer>map(StoreOnDisk::number)
        .toList();
  }

  private static GenericEventMessage<?> behind(int number) {
    return new GenericEventMessage<>(
        "e" + number,
        new StoreOnDisk.Happening.Happened(number),
        Map.of(),
        GenericEventMessage.clock.instant().minusSeconds(90));
  }

  private static List<TrackedEventMessage<?>> read(EventStorageEngine engine, TrackingToken from) {
    try (var events = engine.readEvents(from, false)) {
      return List.copyOf(events.toList());
    }
  }

  private static EventStorageEngine axons(StoreOnDisk disk) {
    return JdbcEventStorageEngine.builder()
        .connectionProvider(disk.connections)
        .transactionManager(disk.transactions)
        .eventSerializer(disk.serializer)
        .snapshotSerializer(disk.serializer)
        .build();
  }
}
