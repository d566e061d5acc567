package shop.benchmark.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A past that is copied is one that the service can go on with. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(480)
class GrowthTest {

  private static final String GAPS =
      """
      select
        (select count(*) from (select position - lag(position, 1, 0::bigint)
            over (order by position) as step from public_log) steps where step <> 1)
        + (select count(*) from (select sequence - lag(sequence, 1, 0::bigint)
            over (partition by source, subject order by sequence) as step
            from public_log) steps where step <> 1)
        + (select count(*) from (select sequencenumber - lag(sequencenumber, 1, -1::bigint)
            over (partition by aggregateidentifier order by sequencenumber) as step
            from domainevententry) steps where step <> 1)
      """;

  @Test
  void the_service_goes_on_with_a_copied_past() throws Exception {
    try (var postgres = Postgres.start()) {
      var url = postgres.freshDatabase();
      GrowthChild.seed(url);
      new History(url).growTo(3 * History.SEED);

      var grown = GrowthChild.measure(url, 3 * History.SEED, 20, 180);

      assertThat(grown.seen().right()).isTrue();
      assertThat(grown.heap()).isPositive();
      assertThat(Grown.parse(grown.line())).isEqualTo(grown);
      try (var connection = DriverManager.getConnection(url);
          var statement = connection.createStatement();
          var row = statement.executeQuery(GAPS)) {
        row.next();
        assertThat(row.getLong(1)).as("gaps in what is copied and what followed").isZero();
      }
    }
  }
}
