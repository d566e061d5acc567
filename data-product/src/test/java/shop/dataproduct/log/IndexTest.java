package shop.dataproduct.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import shop.contract.LogQuery;
import shop.contract.Subject;
import shop.dataproduct.parcels.ParcelEvent.Loaded;
import shop.dataproduct.parcels.ParcelResource;

/**
 * The log has any number of events, and a resource any number of revisions: a read looks at no more
 * rows than it returns, give or take the ends of an index.
 */
class IndexTest {

  private static final Subject HOT = ParcelResource.KIND.subject("hot");
  private static final int ENDS = 10;

  @TempDir static Path directory;
  @AutoClose private static LogOnDisk node;
  private static Plans plans;
  private static LogTable table;

  @BeforeAll
  static void publish() {
    node = LogOnDisk.in(directory);
    for (int batch = 0; batch < 5; batch++) {
      node.processor.publish(
          IntStream.range(0, 200).mapToObj(i -> new Loaded("hot", "v" + i % 10)).toArray());
    }
    plans = new Plans(node.statements);
    table = new LogTable(new JdbcTemplate(plans));
  }

  @BeforeEach
  void forget() {
    plans.forget();
  }

  @Test
  void the_newest_event_of_a_resource() {
    assertThat(table.newest(HOT)).isPresent();
    assertFound(1);
  }

  @Test
  void the_newest_events_of_many_resources() {
    assertThat(table.newest(List.of(HOT, new Subject("vans", "v1"), new Subject("vans", "none"))))
        .hasSize(2);
    assertFound(2);
  }

  @Test
  void a_revision() {
    assertThat(table.revision(HOT, 500)).isPresent();
    assertFound(1);
  }

  @Test
  void a_resource_as_it_was_a_moment_ago() {
    assertThat(table.at(HOT, table.newest(HOT).orElseThrow().time())).isPresent();
    assertFound(1);
  }

  @Test
  void events_by_name() {
    var id = table.newest(HOT).orElseThrow().id();

    assertThat(table.events(Set.of(new EventName("parcels", id), new EventName("vans", "none"))))
        .hasSize(1);
    assertFound(1);
  }

  @Test
  void the_head() {
    assertThat(table.head()).isEqualTo(2000);
    assertThat(plans.plan()).contains("direct lookup");
  }

  @ParameterizedTest
  @CsvSource({
    "        ,     ,                    ",
    " parcels,     ,                    ",
    " parcels, hot ,                    ",
    " vans   , v3  ,                    ",
    "        ,     , shop.parcel.loaded ",
    " parcels,     , shop.parcel.loaded ",
  })
  void a_page_in_the_middle(String source, String subject, String type) {
    var query = new LogQuery(source, subject, type, null, null, 900, 20);

    assertThat(new LogPages(table).read(query)).hasSize(20);
    assertFound(20);
  }

  private void assertFound(int rows) {
    assertThat(plans.rowsLookedAt()).as(plans.plan()).isLessThanOrEqualTo(2L * rows + ENDS);
  }
}
