package shop.dataproduct.analytics;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** Empty databases in memory, to which the parts of a store are attached. */
final class Database {

  /** The service has other things to keep in memory; what needs more goes to files for a while. */
  private static final String MEMORY = "1GB";

  private Database() {}

  /**
   * Opens one.
   *
   * @param scratch a directory for what does not fit into memory
   */
  static DuckDBConnection open(Path scratch) throws SQLException {
    var properties = new Properties();
    properties.setProperty("memory_limit", MEMORY);
    properties.setProperty("temp_directory", scratch.toString());
    properties.setProperty("threads", "2");
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    var connection =
        DriverManager.getConnection("jdbc:duckdb:", properties).unwrap(DuckDBConnection.class);
    execute(connection, "set TimeZone = 'UTC'");
    return connection;
  }

  static void execute(DuckDBConnection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String attach(Path file, String name) {
    return "attach '%s' as %s".formatted(file.toString().replace("'", "''"), name);
  }

  static String attachToRead(Path file, String name) {
    return attach(file, name) + " (read_only)";
  }
}
