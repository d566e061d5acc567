package shop.checkout.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class FileSpaceTest {

  private static final int COMMITS = 100;
  private static final int ROWS = 200;

  @TempDir Path directory;

  @Test
  void a_file_whose_space_is_given_back_is_not_half_as_large() throws Exception {
    assertThat(written("tidied", FileSpace::giveBack)).isLessThan(written("left", _ -> {}) / 2);
  }

  private interface Tidying {
    void afterCommit(FileSpace space) throws SQLException;
  }

  /** The size of a file into which the same was written, everywhere in an index. */
  private long written(String name, Tidying tidying) throws IOException, SQLException {
    var url = "jdbc:h2:file:%s;WRITE_DELAY=0;RETENTION_TIME=0".formatted(directory.resolve(name));
    var random = new Random(1);
    try (var database = new SingleConnectionDataSource(url, true)) {
      var sql = new JdbcTemplate(database);
      var space = new FileSpace(database);
      sql.execute("create table name (number bigint primary key, digest varchar unique)");
      database.setAutoCommit(false);
      for (int commit = 0; commit < COMMITS; commit++) {
        var names =
            IntStream.range(commit * ROWS, (commit + 1) * ROWS)
                .mapToObj(n -> new Object[] {n, Long.toHexString(random.nextLong()).repeat(4)})
                .toList();
        sql.batchUpdate("insert into name values (?, ?)", names);
        database.getConnection().commit();
        tidying.afterCommit(space);
      }
      return Files.size(directory.resolve(name + ".mv.db"));
    }
  }
}
