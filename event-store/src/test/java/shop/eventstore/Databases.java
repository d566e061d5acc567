package shop.eventstore;

import java.nio.file.Path;
import shop.testing.database.PostgresServer;

/** What the store has to work on. */
enum Databases {
  H2 {
    @Override
    String url(Path directory) {
      return "jdbc:h2:file:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
          .formatted(directory.resolve("store"));
    }
  },
  POSTGRESQL {
    @Override
    String url(Path directory) {
      return PostgresServer.freshDatabase();
    }
  };

  /** An empty database; a file goes into the directory. */
  abstract String url(Path directory);
}
