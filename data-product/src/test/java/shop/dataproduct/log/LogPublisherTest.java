package shop.dataproduct.log;

import static java.time.temporal.ChronoUnit.MICROS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.contract.ResourceEvent;
import shop.contract.ResourceJson;
import shop.dataproduct.parcels.ParcelEvent.Loaded;
import shop.dataproduct.parcels.ParcelEvent.Packed;
import shop.dataproduct.parcels.ParcelResource;
import shop.dataproduct.parcels.VanEvent.Departed;
import shop.dataproduct.parcels.VanResource;

class LogPublisherTest {

  @TempDir Path directory;
  @AutoClose private LogOnDisk node;

  @BeforeEach
  void open() {
    node = LogOnDisk.in(directory);
  }

  @Test
  void an_event_is_told_with_the_resource_after_it() {
    var packed =
        new GenericEventMessage<>(
            new Packed("1", "fragile"),
            Map.of("causationid", "the-cause", "traceparent", "00-trace-span-01"));

    node.processor.publish(List.of(packed));

    var time = packed.getTimestamp().truncatedTo(MICROS);
    assertThat(node.all())
        .containsExactly(
            new ResourceEvent(
                1,
                packed.getIdentifier(),
                ParcelResource.KIND.subject("1"),
                "shop.parcel.packed",
                time,
                1,
                ResourceJson.write(new ParcelResource("1", "fragile", null, 1, time)),
                null,
                "the-cause",
                "00-trace-span-01"));
  }

  @Test
  void the_fold_names_the_story_to_which_an_event_belongs() {
    node.processor.publish(new Departed("v", "tour-7"));

    assertThat(node.all()).extracting(ResourceEvent::correlationId).containsExactly("tour-7");
  }

  @Test
  void positions_are_dense_in_the_log_and_sequences_in_a_resource() {
    for (int batch = 0; batch < 5; batch++) {
      node.processor.publish(
          IntStream.range(0, 20).mapToObj(i -> new Loaded("p" + i % 5, "v" + i % 2)).toArray());
    }

    assertThat(node.all())
        .extracting(ResourceEvent::position)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 200).boxed().toList());
    assertThat(node.of(VanResource.KIND.subject("v1")))
        .extracting(ResourceEvent::sequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 50).boxed().toList());
    assertThat(node.of(ParcelResource.KIND.subject("p4")))
        .extracting(ResourceEvent::sequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
  }

  @Test
  void every_revision_follows_from_the_one_before_it() {
    node.processor.publish(new Packed("1", "books"), new Loaded("1", "v"));
    node.processor.publish(new Loaded("1", "w"));

    assertThat(node.of(ParcelResource.KIND.subject("1")))
        .extracting(event -> ResourceJson.read(event.data(), ParcelResource.class))
        .extracting(ParcelResource::label, ParcelResource::van, ParcelResource::changes)
        .containsExactly(tuple("books", null, 1), tuple("books", "v", 2), tuple("books", "w", 3));
  }

  @Test
  void a_fact_is_told_before_the_story_that_it_belongs_to_under_the_same_id() {
    var loaded = new GenericEventMessage<>(new Loaded("1", "v"));

    node.processor.publish(List.of(loaded));

    assertThat(node.all())
        .extracting(event -> event.subject().source(), ResourceEvent::id)
        .containsExactly(
            tuple("parcels", loaded.getIdentifier()), tuple("vans", loaded.getIdentifier()));
  }

  @Test
  void what_no_fold_wants_is_not_told() {
    node.processor.publish("a deadline", new Packed("1", "books"), 42);

    assertThat(node.all()).extracting(ResourceEvent::type).containsExactly("shop.parcel.packed");
  }

  @Test
  void a_batch_of_known_resources_is_one_insert() {
    node.processor.publish(new Packed("1", "books"), new Loaded("1", "v"));
    node.statements.forget();

    node.processor.publish(IntStream.range(0, 50).mapToObj(i -> new Loaded("1", "v")).toArray());

    assertThat(node.statements.prepared()).hasSize(1).first().asString().startsWith("insert");
    assertThat(node.log.head()).isEqualTo(103);
  }

  @Test
  void all_resources_of_a_batch_that_are_not_remembered_are_read_at_once() {
    node.processor.publish(new Packed("1", "books"));
    node.statements.forget();

    node.processor.publish(
        IntStream.range(0, 50).mapToObj(i -> new Packed("new" + i, "")).toArray());

    assertThat(node.statements.prepared()).hasSize(2);
  }

  @Test
  void nothing_is_told_outside_a_transaction() {
    var packed = new GenericEventMessage<>(new Packed("1", "books"));
    var handler = new AnnotationEventHandlerAdapter(node.publisher);
    var unit = DefaultUnitOfWork.startAndGet(packed);

    var result = unit.executeWithResult(() -> handler.handle(packed));

    assertThatThrownBy(result::getPayload).hasRootCauseInstanceOf(IllegalStateException.class);
    assertThat(node.all()).isEmpty();
  }
}
