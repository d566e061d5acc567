package shop.dataproduct.log;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import shop.contract.ResourceEvent;
import shop.contract.ResourceLog;
import shop.testing.database.PostgresServer;

/** A log to which a test appends what the publisher would. */
public final class AppendableLog implements AutoCloseable {

  private final HikariDataSource pool = new HikariDataSource();
  private final LogTable table;
  private final Arrivals arrivals;
  private final ResourceLog log;

  private AppendableLog(String url) {
    pool.setJdbcUrl(url);
    Flyway.configure().dataSource(pool).load().migrate();
    table = new LogTable(new JdbcTemplate(pool));
    var recent = new RecentEvents();
    arrivals = new Arrivals(table, recent);
    var end = new LogEnd(table, new ResourceKinds(List.of()));
    log = new JdbcResourceLog(table, new LogPages(table), recent, arrivals, end);
    arrivals.start();
  }

  /** In H2's file in a directory. */
  public static AppendableLog in(Path directory) {
    return new AppendableLog(
        "jdbc:h2:file:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
            .formatted(directory.resolve("log")));
  }

  static AppendableLog inPostgres() {
    return new AppendableLog(PostgresServer.freshDatabase());
  }

  public ResourceLog log() {
    return log;
  }

  public JdbcTemplate sql() {
    return new JdbcTemplate(pool);
  }

  public void append(List<ResourceEvent> events) {
    table.appending(events).run();
    arrivals.tell(events);
  }

  @Override
  public void close() {
    arrivals.stop();
    pool.close();
  }
}
