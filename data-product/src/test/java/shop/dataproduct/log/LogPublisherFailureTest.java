package shop.dataproduct.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.contract.ResourceEvent;
import shop.contract.ResourceJson;
import shop.contract.Subject;
import shop.dataproduct.log.Processor.BatchTakenBack;
import shop.dataproduct.parcels.ParcelEvent.Loaded;
import shop.dataproduct.parcels.ParcelEvent.Lost;
import shop.dataproduct.parcels.ParcelEvent.Packed;
import shop.dataproduct.parcels.ParcelFold;
import shop.dataproduct.parcels.ParcelResource;
import shop.dataproduct.parcels.VanFold;

/** What is left of the log when units of work fail, nodes restart and events come again. */
class LogPublisherFailureTest {

  private static final Subject PARCEL = ParcelResource.KIND.subject("1");

  @TempDir Path directory;
  @AutoClose private LogOnDisk node;

  @BeforeEach
  void open() {
    node = LogOnDisk.in(directory);
  }

  @Test
  void a_rollback_leaves_no_event_no_gap_and_no_memory() {
    node.processor.publish(new Packed("1", "books"));

    takenBack(() -> node.processor.publish(messages(new Loaded("1", "v")), this::fail));
    assertThat(node.all()).hasSize(1);
    node.processor.publish(new Loaded("1", "w"));

    assertThat(node.all())
        .extracting(ResourceEvent::position, event -> event.subject().id(), ResourceEvent::sequence)
        .containsExactly(tuple(1L, "1", 1L), tuple(2L, "1", 2L), tuple(3L, "w", 1L));
    assertThat(ResourceJson.read(newest().data(), ParcelResource.class).changes()).isEqualTo(2);
  }

  @Test
  void a_fold_that_fails_takes_its_batch_back() {
    takenBack(() -> node.processor.publish(new Packed("1", "books"), new Lost("2")));

    assertThat(node.all()).isEmpty();
  }

  @Test
  void a_restarted_node_goes_on_where_the_log_ends() {
    node.processor.publish(new Packed("1", "books"));
    node.close();
    node = LogOnDisk.in(directory);

    node.processor.publish(new Loaded("1", "v"));

    assertThat(newest().position()).isEqualTo(2);
    assertThat(newest().sequence()).isEqualTo(2);
    assertThat(ResourceJson.read(newest().data(), ParcelResource.class).label()).isEqualTo("books");
  }

  @Test
  void a_writer_whom_another_one_overtook_is_taken_back_once_and_then_goes_on() {
    node.processor.publish(new Packed("1", "books"));
    try (var other = LogOnDisk.in(directory)) {
      other.processor.publish(new Loaded("1", "v"));
    }

    takenBack(() -> node.processor.publish(new Loaded("1", "w")));
    node.processor.publish(new Loaded("1", "w"));

    assertThat(node.of(PARCEL)).extracting(ResourceEvent::sequence).containsExactly(1L, 2L, 3L);
    assertThat(node.all()).extracting(ResourceEvent::position).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void events_that_come_again_after_the_token_was_lost_are_not_told_twice() {
    var history = messages(new Packed("1", "books"), new Loaded("1", "v"), new Loaded("1", "w"));
    history.forEach(event -> node.processor.publish(List.of(event)));
    var told = node.all();
    node.close();
    node = LogOnDisk.in(directory);

    node.processor.publish(history.subList(0, 1));
    node.processor.publish(
        List.of(history.get(1), history.get(2), messages(new Loaded("1", "x")).getFirst()));

    assertThat(node.all()).startsWith(told.toArray(ResourceEvent[]::new)).hasSize(told.size() + 2);
    assertThat(newest().sequence()).isEqualTo(4);
  }

  @Test
  void what_nobody_wants_does_not_end_the_search_for_repeated_events() {
    var packed = messages(new Packed("1", "books"));
    node.processor.publish(packed);
    node.close();
    node = LogOnDisk.in(directory);

    node.processor.publish("a deadline");
    node.processor.publish(packed);

    assertThat(node.all()).hasSize(1);
  }

  @Test
  void an_event_that_comes_again_unexpected_is_refused_and_then_recognised() {
    var packed = messages(new Packed("1", "books"));
    node.processor.publish(packed);
    node.processor.publish(new Packed("2", "glass"));

    takenBack(() -> node.processor.publish(packed));
    node.processor.publish(packed);

    assertThat(node.all()).hasSize(2);
  }

  @Test
  void the_log_is_not_asked_for_repeated_events_once_none_came_again() {
    node.processor.publish(new Packed("1", "books"));
    node.statements.forget();

    node.processor.publish(new Packed("1", "books"));

    assertThat(node.statements.prepared()).noneMatch(sql -> sql.contains("its_id"));
  }

  @Test
  void a_new_fold_is_told_its_history_when_the_token_is_set_back() {
    var history = messages(IntStream.range(0, 10).mapToObj(i -> new Loaded("1", "v")).toArray());
    node.close();
    node = LogOnDisk.in(directory, new ParcelFold());
    node.processor.publish(history);
    node.close();
    node = LogOnDisk.in(directory, new ParcelFold(), new VanFold());

    node.processor.publish(history);

    assertThat(node.all())
        .extracting(event -> event.subject().source())
        .containsExactlyElementsOf(
            IntStream.range(0, 20).mapToObj(i -> i < 10 ? "parcels" : "vans").toList());
  }

  private ResourceEvent newest() {
    return node.log.latest(PARCEL).orElseThrow();
  }

  private static List<EventMessage<?>> messages(Object... events) {
    return List.of(events).stream()
        .<EventMessage<?>>map(GenericEventMessage::asEventMessage)
        .toList();
  }

  private static void takenBack(Runnable batch) {
    assertThatExceptionOfType(BatchTakenBack.class).isThrownBy(batch::run);
  }

  private void fail() {
    throw new IllegalStateException("the token could not be stored");
  }
}
