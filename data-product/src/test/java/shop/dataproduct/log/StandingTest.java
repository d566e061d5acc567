package shop.dataproduct.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.dataproduct.log.Processor.BatchTakenBack;
import shop.dataproduct.parcels.ParcelEvent.Loaded;
import shop.dataproduct.parcels.ParcelEvent.Packed;
import shop.dataproduct.parcels.ParcelResource;

/** What whoever writes believes of a resource. */
class StandingTest {

  @TempDir Path directory;
  @AutoClose private LogOnDisk node;

  @BeforeEach
  void open() {
    node = LogOnDisk.in(directory);
  }

  @Test
  void a_resource_is_read_once_and_then_remembered() {
    try (var other = LogOnDisk.in(directory)) {
      other.processor.publish(new Packed("1", "books"));
    }
    assertThat(changes()).isEqualTo(1);
    node.statements.forget();

    assertThat(changes()).isEqualTo(1);
    assertThat(node.statements.prepared()).isEmpty();
  }

  @Test
  void that_a_resource_was_never_told_of_is_remembered_until_it_is() {
    assertThat(changes()).isZero();
    node.statements.forget();
    assertThat(changes()).isZero();
    assertThat(node.statements.prepared()).isEmpty();

    node.processor.publish(new Packed("1", "books"));
    assertThat(changes()).isEqualTo(1);
  }

  @Test
  void what_is_published_here_is_believed_at_once() {
    node.processor.publish(new Packed("1", "books"));
    assertThat(changes()).isEqualTo(1);

    node.processor.publish(new Loaded("1", "v"));
    assertThat(changes()).isEqualTo(2);
  }

  @Test
  void who_publishes_by_what_another_node_has_changed_is_taken_back_and_then_knows_it() {
    node.processor.publish(new Packed("1", "books"));
    assertThat(changes()).isEqualTo(1);
    try (var other = LogOnDisk.in(directory)) {
      other.processor.publish(new Loaded("1", "v"));
    }
    assertThat(changes()).as("not noticed yet").isEqualTo(1);

    assertThatExceptionOfType(BatchTakenBack.class)
        .isThrownBy(() -> node.processor.publish(new Packed("2", "glass")));
    assertThat(changes()).isEqualTo(2);
  }

  private int changes() {
    return node.log.standing(ParcelResource.KIND, "1").map(ParcelResource::changes).orElse(0);
  }
}
