package shop.sandbox.child;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.sandbox.child.Rows.Column;

/** RFC 4180 with a header. Nothing stands for NULL, "" for the empty text; lists are JSON. */
final class CsvRows implements Rows.Writer {

  @Override
  public byte[] head(List<Column> columns) {
    return line(columns.stream().map(Column::name));
  }

  @Override
  public byte[] row(List<Column> columns, List<@Nullable Object> values, boolean first) {
    return line(values.stream().map(CsvRows::field));
  }

  @Override
  public byte[] tail(boolean truncated) {
    return new byte[0];
  }

  private static byte[] line(Stream<@Nullable String> fields) {
    return fields
        .map(field -> field == null ? "" : quoted(field))
        .collect(Collectors.joining(",", "", "\r\n"))
        .getBytes(UTF_8);
  }

  private static @Nullable String field(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String text -> text;
      case BigDecimal number -> number.toPlainString();
      case Number number -> number.toString();
      default -> JsonRows.JSON.writeValueAsString(value);
    };
  }

  private static String quoted(String field) {
    return field.isEmpty() || field.matches("(?s).*[\",\r\n].*")
        ? '"' + field.replace("\"", "\"\"") + '"'
        : field;
  }
}
