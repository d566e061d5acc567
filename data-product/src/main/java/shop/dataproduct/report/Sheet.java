package shop.dataproduct.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a report says.
 *
 * @param position the log's, up to which everything is in it at least
 * @param rows as many values each as there are columns
 */
record Sheet(
    String name,
    String title,
    long position,
    List<String> columns,
    List<Map<String, @Nullable Object>> rows) {

  static Sheet of(Report report, long position, ResultSet result) throws SQLException {
    var about = result.getMetaData();
    var columns = new ArrayList<String>();
    for (int n = 1; n <= about.getColumnCount(); n++) {
      columns.add(about.getColumnName(n));
    }
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    while (result.next()) {
      var row = new LinkedHashMap<String, @Nullable Object>();
      for (var column : columns) {
        row.put(column, value(result.getObject(column)));
      }
      rows.add(row);
    }
    return new Sheet(report.name(), report.title(), position, columns, rows);
  }

  /** Times of the store are UTC and do not say so. */
  private static @Nullable Object value(@Nullable Object value) {
    return value instanceof Timestamp time
        ? time.toLocalDateTime().toInstant(ZoneOffset.UTC).toString()
        : value;
  }

  /** In RFC 4180's form, with a header. */
  String csv() {
    return Stream.concat(
            Stream.of(columns.stream()),
            rows.stream().map(row -> columns.stream().map(column -> text(row.get(column)))))
        .map(cells -> cells.map(Sheet::quoted).collect(Collectors.joining(",", "", "\r\n")))
        .collect(Collectors.joining());
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static String quoted(String cell) {
    return cell.matches("[^\",\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
