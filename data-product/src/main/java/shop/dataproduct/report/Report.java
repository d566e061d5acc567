package shop.dataproduct.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report.
 *
 * @param name as in its URL; the view's is {@code report_} and the same with underscores
 * @param order by which its rows are sorted, in SQL
 * @param label the column that names a row in a chart; none when there is but one row
 * @param series the columns that a chart shows
 * @param top how many rows there are at most; all when it is absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Report(
    String name,
    String title,
    String description,
    String order,
    @Nullable String label,
    List<String> series,
    @Nullable Integer top) {

  String sql() {
    var all = "select * from report_%s order by %s".formatted(name.replace('-', '_'), order);
    return top == null ? all : all + " limit " + top;
  }
}
