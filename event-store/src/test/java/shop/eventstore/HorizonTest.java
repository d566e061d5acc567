package shop.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HorizonTest {

  @TempDir Path directory;

  /** {@code nextval} alone takes an id every 32nd time. */
  @Test
  void on_postgresql_an_append_has_its_id_before_it_has_a_position() {
    try (var disk = new StoreOnDisk(Databases.POSTGRESQL, directory)) {
      var draw = Horizon.of(disk.database).draw();
      for (int n = 0; n < 40; n++) {
        var work = disk.begin();
        disk.jdbc.sql(draw).param(1).query(Long.class).single();
        var id = idOfTransaction(disk);
        work.rollback();

        assertThat(id).isNotNull();
      }
    }
  }

  private static Long idOfTransaction(StoreOnDisk disk) {
    return disk.jdbc
        .sql("select pg_current_xact_id_if_assigned()::text::bigint")
        .query(Long.class)
        .optional()
        .orElse(null);
  }

  @Test
  void on_postgresql_positions_that_are_handed_out_in_ranges_stop_the_reader_at_a_gap() {
    try (var disk = new StoreOnDisk(Databases.POSTGRESQL, directory)) {
      var store = disk.node(Duration.ofHours(1));
      disk.appended(store, 1, 1).rollback();
      disk.commit(store, 2, 2);
      disk.jdbc.sql("alter sequence domainevententry_position cache 10").update();

      assertThatThrownBy(() -> disk.engine().readEvents(null, false))
          .hasMessageContaining("must have no cache");
    }
  }

  @Test
  void on_h2_an_append_without_a_transaction_is_refused() {
    var horizon = OpenAppends.inThisProcess("jdbc:h2:mem:test");

    assertThatThrownBy(horizon::appending).isInstanceOf(IllegalStateException.class);

    assertThat(horizon.floor()).isEqualTo(horizon.ceiling());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:h2:tcp://localhost/shop",
        "jdbc:h2:ssl://localhost/shop",
        "jdbc:h2:file:shop;auto_server=true;MODE=PostgreSQL"
      })
  void an_h2_of_several_processes_is_refused(String url) {
    assertThatThrownBy(() -> OpenAppends.inThisProcess(url)).hasMessageContaining(url);
  }
}
