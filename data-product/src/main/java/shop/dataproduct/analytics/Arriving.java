package shop.dataproduct.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToLongFunction;
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
 * the other. Texts are handed over a column at a time: an appender, which takes value by value,
 * costs three times as much.
 */
final class Arriving implements DuckDBTableFunction<Object, Object, Object> {

  /** What is selected to have all events that arrive, in the order of the columns of the log. */
  static final String SELECT =
      """
      select log_position, source, subject, seq, type, id, make_timestamp(occurred_at), data,
        correlationid, causationid
      from arriving()\
      """;

  private static final List<Numbers> NUMBERS =
      List.of(
          new Numbers("log_position", ResourceEvent::position),
          new Numbers("seq", ResourceEvent::sequence),
          new Numbers("occurred_at", event -> micros(event.time())));

  private static final List<Texts> TEXTS =
      List.of(
          new Texts("source", event -> event.subject().source()),
          new Texts("subject", event -> event.subject().id()),
          new Texts("type", ResourceEvent::type),
          new Texts("id", ResourceEvent::id),
          new Texts("data", ResourceEvent::data),
          new Texts("correlationid", ResourceEvent::correlationId),
          new Texts("causationid", ResourceEvent::causationId));

  private static final Object NOTHING = new Object();

  private Iterator<ResourceEvent> events = Collections.emptyIterator();

  /** A column of numbers. */
  private record Numbers(String name, ToLongFunction<ResourceEvent> value) {}

  /** A column of texts. */
  private record Texts(String name, Function<ResourceEvent, @Nullable String> value) {

    byte @Nullable [] of(ResourceEvent event) {
      var text = value.apply(event);
      return text == null ? null : text.getBytes(UTF_8);
    }
  }

  /** Makes the function known to a database. */
  static Arriving in(Connection database) throws SQLException {
    var arriving = new Arriving();
    try (var function = DuckDBFunctions.tableFunction()) {
      function.withName("arriving").withFunction(arriving).register(database);
    }
    return arriving;
  }

  /** What arrives at the next time that it is asked. */
  void next(Iterator<ResourceEvent> events) {
    this.events = events;
  }

  @Override
  public Object bind(DuckDBTableFunctionBindInfo info) {
    NUMBERS.forEach(column -> info.addResultColumn(column.name(), DuckDBColumnType.BIGINT));
    TEXTS.forEach(column -> info.addResultColumn(column.name(), DuckDBColumnType.VARCHAR));
    return NOTHING;
  }

  @Override
  public Object init(DuckDBTableFunctionInitInfo info) {
    info.setMaxThreads(1);
    return NOTHING;
  }

  /**
   * Event after event, not column after column: an event is taken apart while the processor still
   * has it at hand.
   */
  @Override
  public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
    int capacity = (int) chunk.capacity();
    var texts = new byte[TEXTS.size()][capacity] @Nullable [];
    int row = 0;
    while (row < capacity && events.hasNext()) {
      var event = events.next();
      for (int n = 0; n < NUMBERS.size(); n++) {
        chunk.vector(n).setLong(row, NUMBERS.get(n).value().applyAsLong(event));
      }
      for (int n = 0; n < TEXTS.size(); n++) {
        texts[n][row] = TEXTS.get(n).of(event);
      }
      row++;
    }
    for (int n = 0; n < TEXTS.size(); n++) {
      chunk.vector(NUMBERS.size() + n).setStringUtf8Batch(0, Arrays.copyOf(texts[n], row));
    }
    return row;
  }

  private static long micros(Instant time) {
    return TimeUnit.SECONDS.toMicros(time.getEpochSecond())
        + TimeUnit.NANOSECONDS.toMicros(time.getNano());
  }
}
