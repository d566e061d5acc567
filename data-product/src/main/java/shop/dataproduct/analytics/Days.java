package shop.dataproduct.analytics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The events of the store, day by day, as files that every engine reads. */
@Component
final class Days {

  private static final String ALL =
      """
      select cast(occurred_at as date) as date, count(*), max(log_position) from events
      """;

  private final AnalyticStore store;
  private final Path directory;

  Days(AnalyticStore store, @Value("${shop.analytics.directory}") Path directory) {
    this.store = store;
    this.directory = directory.toAbsolutePath();
  }

  /** A day and its events. */
  record Content(Day day, InputStream parquet, long bytes) {}

  /** All days that have events, the earliest first. */
  List<Day> all() throws SQLException {
    return store.read(connection -> days(connection, ALL + " group by all order by all"));
  }

  Optional<Day> day(LocalDate date) throws SQLException {
    return store.read(connection -> day(connection, date));
  }

  private static Optional<Day> day(Connection connection, LocalDate date) throws SQLException {
    return days(connection, ALL + on(date) + " group by all").stream().findFirst();
  }

  private static String on(LocalDate date) {
    return " where occurred_at >= date '%s' and occurred_at < date '%s'"
        .formatted(date, date.plusDays(1));
  }

  private static List<Day> days(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var days = new ArrayList<Day>();
      while (rows.next()) {
        days.add(new Day(rows.getObject(1, LocalDate.class), rows.getLong(2), rows.getLong(3)));
      }
      return days;
    }
  }

  /** A day's events as Parquet, in the order of the log; empty when it has none. */
  Optional<Content> content(LocalDate date) throws SQLException, IOException {
    var file = directory.resolve("day-" + UUID.randomUUID() + ".parquet");
    try {
      var day = store.read(connection -> write(connection, date, file));
      return day.isEmpty() ? Optional.empty() : Optional.of(content(day.get(), file));
    } catch (SQLException | IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static Content content(Day day, Path file) throws IOException {
    long bytes = Files.size(file);
    return new Content(day, Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE), bytes);
  }

  /** What is counted and what is written is of one moment. */
  private static Optional<Day> write(Connection connection, LocalDate date, Path file)
      throws SQLException {
    connection.setAutoCommit(false);
    var day = day(connection, date);
    if (day.isPresent()) {
      try (var statement = connection.createStatement()) {
        statement.execute(
            """
            copy (select * from events %s order by log_position) to '%s'
              (format parquet, compression zstd)
            """
                .formatted(on(date), file.toString().replace("'", "''")));
      }
    }
    connection.rollback();
    return day;
  }
}
