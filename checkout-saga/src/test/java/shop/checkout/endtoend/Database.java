package shop.checkout.endtoend;

import java.nio.file.Path;
import java.util.UUID;

/**
 * Where a service under test keeps its data. The one place that chooses the database; everything
 * else asks over HTTP and cannot tell.
 *
 * @param directory below {@code target}, so that a clean build takes it away
 */
record Database(Path directory) {

  /** A database that nobody has used. */
  static Database fresh() {
    return new Database(
        Path.of("target", "endtoend", UUID.randomUUID().toString()).toAbsolutePath());
  }

  /** What tells the service to use this database. */
  String argument() {
    return "--shop.data=" + directory;
  }
}
