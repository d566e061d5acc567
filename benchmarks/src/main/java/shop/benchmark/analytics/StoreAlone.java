package shop.benchmark.analytics;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.contract.Fold;
import shop.dataproduct.analytics.AnalyticStore;

/** The log's reader and the analytic store as the service has them, and nothing else of it. */
final class StoreAlone implements AutoCloseable {

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  /** What of the service is needed. */
  // No @Configuration: the service, which looks for those everywhere, must not find it.
  @ComponentScan({"shop.dataproduct.log", "shop.dataproduct.masking", "shop.dataproduct.analytics"})
  @ComponentScan(
      basePackages = "shop",
      useDefaultFilters = false,
      includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Fold.class))
  static class Parts {

    @Bean
    JdbcTemplate template(DataSource database) {
      return new JdbcTemplate(database);
    }

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    JdbcClient client(JdbcTemplate template) {
      return JdbcClient.create(template);
    }
  }

  /** Begins to follow the log in a database. */
  StoreAlone(String url, Path directory) {
    var database = new HikariDataSource();
    database.setJdbcUrl(url);
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "benchmark",
                Map.of(
                    "shop.analytics.directory",
                    directory.toString(),
                    "shop.analytics.enabled",
                    "true")));
    context.registerBean(DataSource.class, () -> database);
    context.register(Parts.class);
    context.refresh();
  }

  AnalyticStore store() {
    return context.getBean(AnalyticStore.class);
  }

  @Override
  public void close() {
    context.close();
  }
}
