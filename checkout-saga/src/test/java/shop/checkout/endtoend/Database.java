package shop.checkout.endtoend;

import java.nio.file.Path;
import java.util.UUID;
import shop.testing.database.PostgresServer;

/**
 * Where a service under test keeps its data. The one place that chooses the database; everything
 * else asks over HTTP and cannot tell.
 *
 * @param directory below {@code target}, so that a clean build takes it away
 * @param argument what tells the service to use this database
 */
record Database(Path directory, String argument) {

  static final boolean ON_POSTGRESQL =
      System.getProperty("shop.test.database", "h2").equals("postgresql");

  /** A database that nobody has used. */
  static Database fresh() {
    var directory = freshDirectory();
    return ON_POSTGRESQL
        ? postgresql(directory, PostgresServer.freshDatabase())
        : new Database(directory, "--shop.data=" + directory);
  }

  static Database postgresql(Path directory, String url) {
    return new Database(directory, "--spring.datasource.url=" + url);
  }

  static Path freshDirectory() {
    return Path.of("target", "endtoend", UUID.randomUUID().toString()).toAbsolutePath();
  }
}
