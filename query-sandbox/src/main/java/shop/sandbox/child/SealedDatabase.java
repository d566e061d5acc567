package shop.sandbox.child;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.sandbox.Reason;
import shop.sandbox.Snapshot;

/**
 * An empty database in memory to which a snapshot has been attached, and which then was sealed: no
 * file can be opened any more but those of the snapshot and one for a result, no extension loaded,
 * no setting changed. Every statement gets one of its own, so none finds what another left.
 */
final class SealedDatabase {

  /** The only file that can be written, within the process's own directory. */
  static final Path RESULT = Path.of("result.parquet").toAbsolutePath();

  private SealedDatabase() {}

  /**
   * Opens one.
   *
   * @param memory bytes that it may take
   * @throws Refusal UNAVAILABLE when the snapshot cannot be opened
   */
  static Connection open(Snapshot snapshot, long memory) throws SQLException, Refusal {
    var database = DriverManager.getConnection("jdbc:duckdb:", properties(memory));
    try (var statement = database.createStatement()) {
      for (var sql : snapshot.setup()) {
        statement.execute(sql);
      }
      statement.execute("set TimeZone = 'UTC'");
      statement.execute("set allowed_paths = " + paths(snapshot));
      statement.execute("set enable_external_access = false");
      statement.execute("set lock_configuration = true");
      return database;
    } catch (SQLException e) {
      database.close();
      throw new Refusal(Reason.UNAVAILABLE, String.valueOf(e.getMessage()));
    }
  }

  private static Properties properties(long memory) {
    var properties = new Properties();
    properties.setProperty("memory_limit", memory + "B");
    properties.setProperty("temp_directory", "");
    properties.setProperty("threads", "1");
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    properties.setProperty("allow_community_extensions", "false");
    return properties;
  }

  private static String paths(Snapshot snapshot) {
    return Stream.concat(snapshot.files().stream(), Stream.of(RESULT.toString()))
        .map(SealedDatabase::literal)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** A text as SQL writes it. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
