package shop.checkout.sql;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** A result as a table of text. */
record Table(List<String> columns, List<List<String>> rows, boolean truncated) {

  /** Characters; what is longer is cut, and can be had whole in another format. */
  private static final int WIDEST = 60;

  /** The table of a result in JSON. */
  static Table of(JsonNode result) {
    var columns = result.path("columns").valueStream().map(Table::name).toList();
    var rows =
        result
            .path("rows")
            .valueStream()
            .map(row -> columns.stream().map(column -> cell(row.path(column))).toList())
            .toList();
    return new Table(columns, rows, result.path("truncated").asBoolean(false));
  }

  private static String name(JsonNode column) {
    return column.path("name").asString("");
  }

  private static String cell(JsonNode value) {
    if (value.isNull()) {
      return "";
    }
    // Texts of others must neither break a line nor reach for the terminal.
    var text =
        (value.isString() ? value.asString() : value.toString()).replaceAll("\\p{Cntrl}", " ");
    return text.length() > WIDEST ? text.substring(0, WIDEST - 3) + "..." : text;
  }

  void print(PrintStream out) {
    var widths = IntStream.range(0, columns.size()).map(this::width).toArray();
    out.println(line(columns, widths));
    out.println(IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining("  ")));
    rows.forEach(row -> out.println(line(row, widths)));
    out.printf(
        "(%d row%s%s)%n", rows.size(), rows.size() == 1 ? "" : "s", truncated ? ", cut" : "");
  }

  private int width(int column) {
    return rows.stream()
        .mapToInt(row -> row.get(column).length())
        .reduce(columns.get(column).length(), Math::max);
  }

  private static String line(List<String> cells, int[] widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(n -> cells.get(n) + " ".repeat(widths[n] - cells.get(n).length()))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }
}
