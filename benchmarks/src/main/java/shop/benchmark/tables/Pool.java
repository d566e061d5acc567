package shop.benchmark.tables;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Connections for as many as submit at the same time, and some more for workers. */
public final class Pool {

  private static final int CONNECTIONS = 40;

  private Pool() {}

  public static HikariDataSource open(String url, boolean autoCommit) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setAutoCommit(autoCommit);
    config.setMaximumPoolSize(CONNECTIONS);
    return new HikariDataSource(config);
  }
}
