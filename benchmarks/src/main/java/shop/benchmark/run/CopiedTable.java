package shop.benchmark.run;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table of which rows are copied, copy by copy.
 *
 * @param from the rows and what they are joined with; {@code s} are the rows
 * @param changed what columns become: {@code copy} is the number of the copy, and {@code renamed}
 *     its name
 */
record CopiedTable(String table, String from, Map<String, String> changed) {

  /** Copies in one statement: enough to be quick, and little enough to see it go on. */
  private static final int AT_ONCE = 100;

  void copy(String url, int first, int last) {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute("set synchronous_commit = off");
      var columns = columns(connection);
      var values =
          columns.stream()
              .map(column -> changed.getOrDefault(column, "s." + column))
              .collect(Collectors.joining(", "));
      for (int next = first; next <= last; next += AT_ONCE) {
        statement.execute(
            """
            insert into %s (%s) select %s
              from (select copy, 'past' || lpad(copy::text, 4, '0') || '-' as renamed
                from generate_series(%d, %d) copy) copies
              cross join %s
              order by copy, s.rank
            """
                .formatted(
                    table,
                    String.join(", ", columns),
                    values,
                    next,
                    Math.min(last, next + AT_ONCE - 1),
                    from));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot copy rows of " + table, e);
    }
  }

  private List<String> columns(Connection connection) throws SQLException {
    try (var row = connection.getMetaData().getColumns(null, "public", table, null)) {
      var columns = new ArrayList<String>();
      while (row.next()) {
        columns.add(row.getString("COLUMN_NAME"));
      }
      return columns;
    }
  }
}
