package shop.dataproduct.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.jspecify.annotations.Nullable;
import shop.contract.ResourceEvent;

/**
 * Events on their way into a store, as a table function that its database calls for one chunk after
 * the other. Columns are handed over whole: an appender, which takes value by value, costs three
 * times as much.
 */
final class Arriving implements DuckDBTableFunction<Object, Object, Object> {

  /** What is selected to have all events that arrive, in the order of the columns of the log. */
  static final String SELECT =
      """
      select log_position, source, subject, seq, type, id, make_timestamp(occurred_at), data,
        correlationid, causationid
      from arriving()\
      """;

  /** Rows of a chunk, as DuckDB has them ({@code STANDARD_VECTOR_SIZE}). */
  static final int PAGE = 2048;

  private static final Object NOTHING = new Object();

  private Iterator<List<ResourceEvent>> pages = Collections.emptyIterator();

  /** Makes the function known to a database. */
  static Arriving in(Connection database) throws SQLException {
    var arriving = new Arriving();
    try (var function = DuckDBFunctions.tableFunction()) {
      function.withName("arriving").withFunction(arriving).register(database);
    }
    return arriving;
  }

  /** Events in pages. */
  static Iterator<List<ResourceEvent>> pages(List<ResourceEvent> events) {
    return IntStream.iterate(0, from -> from < events.size(), from -> from + PAGE)
        .mapToObj(from -> events.subList(from, Math.min(from + PAGE, events.size())))
        .iterator();
  }

  /** What arrives at the next time that it is asked, in pages of at most {@link #PAGE} events. */
  void next(Iterator<List<ResourceEvent>> pages) {
    this.pages = pages;
  }

  @Override
  public Object bind(DuckDBTableFunctionBindInfo info) {
    info.addResultColumn("log_position", DuckDBColumnType.BIGINT)
        .addResultColumn("source", DuckDBColumnType.VARCHAR)
        .addResultColumn("subject", DuckDBColumnType.VARCHAR)
        .addResultColumn("seq", DuckDBColumnType.BIGINT)
        .addResultColumn("type", DuckDBColumnType.VARCHAR)
        .addResultColumn("id", DuckDBColumnType.VARCHAR)
        .addResultColumn("occurred_at", DuckDBColumnType.BIGINT)
        .addResultColumn("data", DuckDBColumnType.VARCHAR)
        .addResultColumn("correlationid", DuckDBColumnType.VARCHAR)
        .addResultColumn("causationid", DuckDBColumnType.VARCHAR);
    return NOTHING;
  }

  @Override
  public Object init(DuckDBTableFunctionInitInfo info) {
    info.setMaxThreads(1);
    return NOTHING;
  }

  @Override
  public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
    var rows = pages.hasNext() ? pages.next() : List.<ResourceEvent>of();
    numbers(chunk, 0, rows, ResourceEvent::position);
    texts(chunk, 1, rows, event -> event.subject().source());
    texts(chunk, 2, rows, event -> event.subject().id());
    numbers(chunk, 3, rows, ResourceEvent::sequence);
    texts(chunk, 4, rows, ResourceEvent::type);
    texts(chunk, 5, rows, ResourceEvent::id);
    numbers(chunk, 6, rows, event -> micros(event.time()));
    texts(chunk, 7, rows, ResourceEvent::data);
    texts(chunk, 8, rows, ResourceEvent::correlationId);
    texts(chunk, 9, rows, ResourceEvent::causationId);
    return rows.size();
  }

  private static void numbers(
      DuckDBDataChunkWriter chunk,
      int column,
      List<ResourceEvent> rows,
      ToLongFunction<ResourceEvent> value) {
    var values = chunk.vector(column);
    for (int row = 0; row < rows.size(); row++) {
      values.setLong(row, value.applyAsLong(rows.get(row)));
    }
  }

  private static void texts(
      DuckDBDataChunkWriter chunk,
      int column,
      List<ResourceEvent> rows,
      Function<ResourceEvent, @Nullable String> value) {
    var values = new byte[rows.size()] @Nullable [];
    for (int row = 0; row < rows.size(); row++) {
      var text = value.apply(rows.get(row));
      values[row] = text == null ? null : text.getBytes(UTF_8);
    }
    chunk.vector(column).setStringUtf8Batch(0, values);
  }

  private static long micros(Instant time) {
    return TimeUnit.SECONDS.toMicros(time.getEpochSecond())
        + TimeUnit.NANOSECONDS.toMicros(time.getNano());
  }
}
