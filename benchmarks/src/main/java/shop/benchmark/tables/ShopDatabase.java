package shop.benchmark.tables;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import shop.benchmark.Purchase;
import shop.benchmark.Tally;
import shop.benchmark.Workload;

/** The shop's tables in a database, for the engines that work on them. */
public record ShopDatabase(HikariDataSource pool, Workload workload) implements AutoCloseable {

  /** Makes the tables of a workload's shop in an empty database. */
  public static ShopDatabase open(String url, boolean autoCommit, Workload workload)
      throws SQLException {
    var shop = new ShopDatabase(Pool.open(url, autoCommit), workload);
    try (var connection = shop.connection()) {
      ShopTables.create(connection, workload);
      commit(connection);
    }
    return shop;
  }

  public Connection connection() throws SQLException {
    return pool.getConnection();
  }

  public void fill(Purchase purchase) throws SQLException {
    try (var connection = connection()) {
      ShopTables.fill(connection, purchase);
      commit(connection);
    }
  }

  public Tally tally() throws SQLException {
    try (var connection = connection()) {
      return ShopTables.tally(connection, workload);
    }
  }

  /** The same connections, for those who commit every statement for itself. */
  public DataSource autoCommitting() {
    return new DelegatingDataSource(pool) {
      @Override
      public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        connection.setAutoCommit(true);
        return connection;
      }
    };
  }

  private static void commit(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.commit();
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
