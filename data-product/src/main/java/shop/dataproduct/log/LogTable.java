package shop.dataproduct.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import shop.contract.LogQuery;
import shop.contract.ResourceEvent;
import shop.contract.Subject;

/**
 * Every statement on the table {@code public_log}.
 *
 * <p>H2 takes the order of rows from an index only when the statement orders by all of the index's
 * columns, also by those that a condition fixes; PostgreSQL does not mind.
 */
@Component
final class LogTable {

  private static final String COLUMNS =
      "position, source, subject, sequence, type, id, time, data,"
          + " correlationid, causationid, traceparent";

  private static final String APPEND =
      "insert into public_log (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  static final String SELECT = "select " + COLUMNS + " from public_log";

  /** No other index than that of the revisions will do for it. */
  private static final String NEWEST_FIRST = " order by subject, source, sequence desc";

  private static final String REVISION =
      " where subject = ? and source = ? and sequence = ?" + NEWEST_FIRST;

  private static final String NEWEST_OF =
      "select "
          + COLUMNS
          + """
           from unnest(?, ?) wanted (its_subject, its_source)
           join public_log on position =
             (select revision.position from public_log revision
               where revision.subject = its_subject and revision.source = its_source
               order by revision.subject, revision.source, revision.sequence desc
               limit 1)
          """;

  /** Rows of a statement of which each is taken when it comes, and of one that has them all. */
  private static final int COPIED = 1 << 16;

  private static final int PAGE = 2048;

  private final JdbcTemplate template;
  private final JdbcClient client;

  LogTable(JdbcTemplate template) {
    this.template = template;
    this.client = JdbcClient.create(template);
  }

  /** Makes ready to append events in the current transaction, which is then done at once. */
  Runnable appending(List<ResourceEvent> events) {
    if (isPostgres()) {
      var rows = CopiedRows.of(events);
      return () ->
          template.execute((Connection connection) -> {
            CopiedRows.append(connection, rows);
            return null;
          });
    }
    return () -> template.batchUpdate(APPEND, events, events.size(), LogTable::bind);
  }

  private boolean isPostgres() {
    return template.execute((Connection connection) -> connection.isWrapperFor(PGConnection.class));
  }

  /** The position of the newest event; 0 while there is none. */
  long head() {
    return client
        .sql("select max(position) from public_log")
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  Optional<ResourceEvent> newest(Subject subject) {
    return client
        .sql(SELECT + " where subject = ? and source = ?" + NEWEST_FIRST + " limit 1")
        .params(subject.id(), subject.source())
        .query(LogTable::event)
        .optional();
  }

  /** The newest events of many resources; resources never told of are left out. */
  List<ResourceEvent> newest(Collection<Subject> subjects) {
    return client
        .sql(NEWEST_OF)
        .param(array(subjects, Subject::id))
        .param(array(subjects, Subject::source))
        .query(LogTable::event)
        .list();
  }

  Optional<ResourceEvent> revision(Subject subject, long sequence) {
    return client
        .sql(SELECT + REVISION)
        .params(subject.id(), subject.source(), sequence)
        .query(LogTable::event)
        .optional();
  }

  /** The newest revision that does not bear a later time; looks at those after it as well. */
  Optional<ResourceEvent> at(Subject subject, Instant time) {
    return client
        .sql(SELECT + " where subject = ? and source = ? and time <= ?" + NEWEST_FIRST + " limit 1")
        .params(subject.id(), subject.source())
        // As exact as the column: rounded up, a time would include what had not yet happened.
        .param(utc(time.truncatedTo(ChronoUnit.MICROS)))
        .query(LogTable::event)
        .optional();
  }

  Optional<ResourceEvent> event(EventName name) {
    return events(Set.of(name)).stream().findFirst();
  }

  /**
   * Those of these events that the log has. It is asked for their ids alone, which hardly ever come
   * again: for a condition on the source, a database may take the index of sources and positions.
   */
  List<ResourceEvent> events(Set<EventName> names) {
    return client
        .sql(SELECT + " where id = any (?)")
        .param(array(names, EventName::id))
        .query(LogTable::event)
        .list()
        .stream()
        .filter(event -> names.contains(EventName.of(event)))
        .toList();
  }

  /** The position of a revision that the log tells. */
  long position(Subject subject, long sequence) {
    return client
        .sql("select position from public_log" + REVISION)
        .params(subject.id(), subject.source(), sequence)
        .query(Long.class)
        .single();
  }

  /** All events after a position up to about the head, in their order; to be closed. */
  Stream<ResourceEvent> stream(long position) {
    return LogCopy.after(position, Objects.requireNonNull(template.getDataSource()), COPIED)
        .orElseGet(() -> pages(position));
  }

  private Stream<ResourceEvent> pages(long position) {
    return Stream.iterate(
            page(LogQuery.after(position, PAGE)),
            page -> !page.isEmpty(),
            page -> page(LogQuery.after(page.getLast().position(), PAGE)))
        .flatMap(List::stream);
  }

  List<ResourceEvent> page(LogQuery query) {
    return rows(filters(query), order(query) + " limit ?", query.limit());
  }

  /**
   * Of what a query about one resource asks for, the events with a sequence above one and up to
   * another, in the order of positions, however many.
   */
  List<ResourceEvent> page(LogQuery query, long above, long upTo) {
    var range =
        Stream.of(new Condition("sequence > ?", above), new Condition("sequence <= ?", upTo));
    return rows(Stream.concat(filters(query), range), NEWEST_FIRST).reversed();
  }

  private List<ResourceEvent> rows(Stream<Condition> all, String order, Object... further) {
    var conditions = all.filter(condition -> condition.value() != null).toList();
    return client
        .sql(
            SELECT
                + conditions.stream()
                    .map(Condition::sql)
                    .collect(Collectors.joining(" and ", " where ", ""))
                + order)
        .params(conditions.stream().map(Condition::value).toList())
        .params(further)
        .query(LogTable::event)
        .list();
  }

  private static Stream<Condition> filters(LogQuery query) {
    return Stream.of(
        new Condition("position > ?", query.after()),
        new Condition("subject = ?", query.subject()),
        new Condition("source = ?", query.source()),
        new Condition("type = ?", query.type()),
        new Condition("time >= ?", utc(query.from())),
        new Condition("time < ?", utc(query.to())));
  }

  /** A condition of a page, which counts when it has a value. */
  private record Condition(String sql, @Nullable Object value) {}

  /** The order of positions, put in the words of the index that finds the fewest rows. */
  private static String order(LogQuery query) {
    if (query.type() != null) {
      return " order by type, position";
    }
    if (query.source() != null) {
      return " order by source, position";
    }
    return " order by position";
  }

  private static void bind(PreparedStatement row, ResourceEvent event) throws SQLException {
    row.setLong(1, event.position());
    row.setString(2, event.subject().source());
    row.setString(3, event.subject().id());
    row.setLong(4, event.sequence());
    row.setString(5, event.type());
    row.setString(6, event.id());
    row.setObject(7, utc(event.time()));
    row.setString(8, event.data());
    row.setString(9, event.correlationId());
    row.setString(10, event.causationId());
    row.setString(11, event.traceparent());
  }

  /** By the places of {@link #COLUMNS}: to find their names costs as much as to read the rest. */
  private static ResourceEvent event(ResultSet row, int n) throws SQLException {
    return new ResourceEvent(
        row.getLong(1),
        row.getString(6),
        new Subject(row.getString(2), row.getString(3)),
        row.getString(5),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        row.getLong(4),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        row.getString(11));
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  private static <T> SqlArrayValue array(Collection<T> values, Function<T, String> column) {
    return new SqlArrayValue("varchar", values.stream().map(column).toArray());
  }
}
