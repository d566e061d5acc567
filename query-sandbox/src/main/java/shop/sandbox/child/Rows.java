package shop.sandbox.child;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.sandbox.Reason;
import shop.sandbox.Reply;

/**
 * A result written row by row, cut where it has too many rows or bytes.
 *
 * @param most rows of a result
 * @param bytes of a result, without what stands before and after the rows
 */
record Rows(long most, int bytes) {

  /** How rows are written. */
  interface Writer {

    byte[] head(List<Column> columns);

    byte[] row(List<Column> columns, List<@Nullable Object> values, boolean first);

    byte[] tail(boolean truncated);
  }

  /**
   * A column of a result.
   *
   * @param name unique within the result
   * @param type as SQL writes it
   */
  record Column(String name, String type) {}

  Reply write(String sql, Connection database, Writer writer) throws SQLException, Refusal {
    try (var statement = database.createStatement();
        var result = statement.executeQuery(sql)) {
      var columns = columns(result);
      var body = new ByteArrayOutputStream();
      body.writeBytes(writer.head(columns));
      long rows = 0;
      boolean truncated = false;
      while (!truncated && result.next()) {
        var row = writer.row(columns, values(result, columns.size()), rows == 0);
        truncated = rows == most || body.size() + row.length > bytes;
        if (!truncated) {
          body.writeBytes(row);
          rows++;
        }
      }
      if (truncated && rows == 0) {
        throw new Refusal(
            Reason.TOO_LARGE, "its first row has more than %d bytes".formatted(bytes));
      }
      body.writeBytes(writer.tail(truncated));
      return new Reply.Result(body.toByteArray(), rows, truncated);
    }
  }

  private static List<Column> columns(ResultSet result) throws SQLException {
    var columns = new ArrayList<Column>();
    var about = result.getMetaData();
    for (int n = 1; n <= about.getColumnCount(); n++) {
      columns.add(new Column(unique(about.getColumnLabel(n), columns), about.getColumnTypeName(n)));
    }
    return columns;
  }

  /** {@code a}, {@code a_1}, {@code a_2}, as the database names the columns of a subquery. */
  private static String unique(String label, List<Column> taken) {
    var name = label;
    for (int n = 1; isTaken(name, taken); n++) {
      name = label + "_" + n;
    }
    return name;
  }

  private static boolean isTaken(String name, List<Column> taken) {
    return taken.stream().anyMatch(column -> column.name().equals(name));
  }

  private static List<@Nullable Object> values(ResultSet result, int columns) throws SQLException {
    var values = new ArrayList<@Nullable Object>();
    for (int n = 1; n <= columns; n++) {
      values.add(Values.plain(result.getObject(n)));
    }
    return values;
  }
}
