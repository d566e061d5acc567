package shop.dataproduct.analytics;

import java.nio.file.Path;
import java.sql.SQLException;

/** An immutable file that has the log up to a place. */
record Base(SharedFile file, Place place) {

  static final String NAME = "base";

  /**
   * Reads what a file says of itself.
   *
   * @throws SQLException when it is not such a file
   */
  static Base read(Path file, Path scratch) throws SQLException {
    try (var connection = Database.open(scratch)) {
      Database.execute(connection, Database.attachToRead(file, NAME));
      return new Base(new SharedFile(file), Place.of(connection, NAME));
    }
  }
}
