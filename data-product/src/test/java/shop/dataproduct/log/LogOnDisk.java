package shop.dataproduct.log;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import shop.contract.Fold;
import shop.contract.LogQuery;
import shop.contract.ResourceEvent;
import shop.contract.Subject;
import shop.dataproduct.parcels.ParcelFold;
import shop.dataproduct.parcels.VanFold;

/** One node with its log in H2's file in a directory, as the service has it by default. */
final class LogOnDisk implements AutoCloseable {

  final Statements statements;
  final JdbcTemplate sql;
  final DataSourceTransactionManager transactions;
  final LogPublisher publisher;
  final Processor processor;
  final JdbcResourceLog log;
  private final HikariDataSource pool = new HikariDataSource();
  private final Arrivals arrivals;

  private LogOnDisk(Path directory, List<Fold<?, ?>> folds) {
    pool.setJdbcUrl(
        "jdbc:h2:file:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
            .formatted(directory.resolve("log")));
    Flyway.configure().dataSource(pool).load().migrate();
    statements = new Statements(pool);
    sql = new JdbcTemplate(statements);
    transactions = new DataSourceTransactionManager(statements);
    var table = new LogTable(sql);
    var recent = new RecentEvents();
    arrivals = new Arrivals(table, recent);
    var end = new LogEnd(table, new ResourceKinds(folds));
    publisher =
        new LogPublisher(new Folds(folds), table, end, arrivals, new LogDelay(Clock.systemUTC()));
    processor = new Processor(publisher, transactions);
    log = new JdbcResourceLog(table, new LogPages(table), recent, arrivals, end);
    arrivals.start();
  }

  static LogOnDisk in(Path directory) {
    return in(directory, new ParcelFold(), new VanFold());
  }

  static LogOnDisk in(Path directory, Fold<?, ?>... folds) {
    return new LogOnDisk(directory, List.of(folds));
  }

  List<ResourceEvent> all() {
    return log.read(LogQuery.after(0, Integer.MAX_VALUE));
  }

  List<ResourceEvent> of(Subject subject) {
    return all().stream().filter(event -> event.subject().equals(subject)).toList();
  }

  /** Ends the waits, as the service does when it stops. */
  void stopWaits() {
    arrivals.stop();
  }

  @Override
  public void close() {
    arrivals.stop();
    pool.close();
  }
}
