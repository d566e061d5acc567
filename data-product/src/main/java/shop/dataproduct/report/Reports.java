package shop.dataproduct.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import shop.dataproduct.analytics.AnalyticStore;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * All reports. Each is computed when somebody asks, from everything that the log told before; until
 * the log goes on, whoever asks next gets the same.
 */
@Component
final class Reports {

  private final AnalyticStore store;
  private final List<Report> all;
  private final Map<String, Sheet> known = new HashMap<>();

  Reports(AnalyticStore store) {
    this.store = store;
    this.all = List.of(read("sql/reports.yaml"));
  }

  private static Report[] read(String path) {
    try (InputStream yaml = new ClassPathResource(path).getInputStream()) {
      return new YAMLMapper().readValue(yaml, Report[].class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Report> all() {
    return all;
  }

  Optional<Report> named(String name) {
    return all.stream().filter(report -> report.name().equals(name)).findFirst();
  }

  /** What a report says now. */
  Sheet sheet(Report report) throws SQLException {
    return store.read(connection -> current(report, connection));
  }

  private synchronized Sheet current(Report report, Connection connection) throws SQLException {
    var before = known.get(report.name());
    // What comes in between is read, too, and is read again for the next position.
    long position = store.position();
    if (before != null && before.position() == position) {
      return before;
    }
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(report.sql())) {
      var sheet = Sheet.of(report, position, result);
      known.put(report.name(), sheet);
      return sheet;
    }
  }
}
