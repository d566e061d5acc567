package shop.dataproduct.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DuplicateKeyException;
import shop.contract.ResourceEvent;
import shop.contract.Subject;
import shop.dataproduct.parcels.ParcelEvent.Packed;

/** Events of other producers, which have no place but the log. */
class PassedTest {

  private static final Subject SCALE = new Subject("scales", "s1");

  @TempDir Path directory;
  @AutoClose private LogOnDisk node;

  @BeforeEach
  void open() {
    node = LogOnDisk.in(directory);
  }

  @Test
  void they_are_told_as_they_came_between_those_of_the_house() {
    node.processor.publish(new Packed("1", "books"));
    pass(node, weighed("a"), weighed("b"));
    node.processor.publish(new Packed("2", "cups"));
    pass(node, weighed("c"));

    assertThat(node.all())
        .extracting(ResourceEvent::position, event -> event.subject().id(), ResourceEvent::sequence)
        .containsExactly(
            tuple(1L, "1", 1L),
            tuple(2L, "s1", 1L),
            tuple(3L, "s1", 2L),
            tuple(4L, "2", 1L),
            tuple(5L, "s1", 3L));
    assertThat(node.log.event("scales", "b").map(ResourceEvent::data)).contains("{\"grams\":7}");
    assertThat(node.publisher.told(names("a", "none", "c")))
        .extracting(ResourceEvent::id)
        .containsExactlyInAnyOrder("a", "c");
  }

  @Test
  void a_unit_of_work_does_not_tell_two_of_one_name() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> pass(node, weighed("a"), weighed("b"), weighed("a")));

    assertThat(node.all()).isEmpty();
  }

  @Test
  void what_another_node_has_told_meanwhile_is_refused_and_seen_the_next_time() {
    pass(node, weighed("a"));
    try (var other = LogOnDisk.in(directory)) {
      pass(other, weighed("b"));
    }

    assertThatExceptionOfType(DuplicateKeyException.class)
        .isThrownBy(() -> pass(node, weighed("b")));
    assertThat(node.publisher.told(names("b"))).hasSize(1);
    pass(node, weighed("c"));

    assertThat(node.all()).extracting(ResourceEvent::id).containsExactly("a", "b", "c");
  }

  @Test
  void one_of_a_name_that_is_told_takes_all_of_its_unit_back() {
    pass(node, weighed("a"));

    assertThatExceptionOfType(DuplicateKeyException.class)
        .isThrownBy(() -> pass(node, weighed("b"), weighed("a")));

    assertThat(node.all()).extracting(ResourceEvent::id).containsExactly("a");
  }

  private static void pass(LogOnDisk node, Passed... events) {
    var unit = new DefaultUnitOfWork<>(null);
    unit.attachTransaction(new SpringTransactionManager(node.transactions));
    unit.execute(() -> node.publisher.pass(List.of(events)));
  }

  private static Passed weighed(String id) {
    return new Passed(
        SCALE, id, "shop.scale.weighed", Instant.EPOCH, "{\"grams\":7}", null, null, null);
  }

  private static Set<EventName> names(String... ids) {
    return Stream.of(ids).map(id -> new EventName("scales", id)).collect(Collectors.toSet());
  }
}
