package shop.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import shop.eventstore.StoreOnDisk.Happening.Happened;
import shop.eventstore.StoreOnDisk.Total;

@ParameterizedClass
@EnumSource(Databases.class)
class CurrentRevisionTest {

  @Parameter Databases databases;
  @TempDir Path directory;
  @AutoClose private StoreOnDisk disk;
  private TailingEventStore store;

  @BeforeEach
  void two_events_and_a_snapshot() {
    disk = new StoreOnDisk(databases, directory);
    store = disk.node(Duration.ofHours(1));
    var work = disk.begin();
    store.publish(said(0, new Happened(5)), said(1, new Happened(7)));
    work.commit();
    store.storeSnapshot(said(1, new Total(12)));
  }

  @Test
  void a_snapshot_of_the_revision_in_the_code_is_used() {
    assertThat(Total.class.getAnnotation(Revision.class).value()).isEqualTo("2");
    assertThat(read()).containsExactly(new Total(12));
  }

  @Test
  void a_snapshot_of_another_revision_is_passed_over() {
    disk.jdbc.sql("update snapshotevententry set payloadrevision = '1'").update();

    assertThat(read()).containsExactly(new Happened(5), new Happened(7));
  }

  @Test
  void a_snapshot_of_a_type_that_is_gone_is_passed_over() {
    disk.jdbc.sql("update snapshotevententry set payloadtype = 'shop.eventstore.Gone'").update();

    assertThat(read()).containsExactly(new Happened(5), new Happened(7));
  }

  @Test
  void a_snapshot_that_can_not_be_read_is_passed_over() {
    disk.jdbc.sql("update snapshotevententry set payload = ?").param(new byte[] {1}).update();

    assertThat(read()).containsExactly(new Happened(5), new Happened(7));
  }

  private List<Object> read() {
    return disk.node(Duration.ofHours(1))
        .readEvents("sum-5")
        .asStream()
        .<Object>map(event -> event.getPayload())
        .toList();
  }

  private static GenericDomainEventMessage<?> said(long version, Object payload) {
    return new GenericDomainEventMessage<>("Sum", "sum-5", version, payload);
  }
}
