package shop.checkout;

import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Databases with the tables of the saga and its deadlines. */
final class Tables {

  private static final String OPTIONS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";

  private Tables() {}

  /** A new database that lives as long as the process. */
  static DataSource inMemory() {
    return create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1" + OPTIONS);
  }

  /** A new database in a file, which is closed between transactions as it is between processes. */
  static DataSource onDisk(Path directory) {
    return create("jdbc:h2:file:" + directory.resolve("shop") + OPTIONS);
  }

  private static DataSource create(String url) {
    var database = new DriverManagerDataSource(url, "shop", "");
    new ResourceDatabasePopulator(
            new ClassPathResource("db/migration/V1__event_store.sql"),
            new ClassPathResource("db/migration/V4__submission_deadline.sql"))
        .execute(database);
    return database;
  }
}
