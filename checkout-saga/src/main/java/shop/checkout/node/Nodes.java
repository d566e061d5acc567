package shop.checkout.node;

import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import shop.eventstore.node.ClockCheck;
import shop.eventstore.node.Node;

/** Makes this process a node. Whoever has an embedded database has it for himself. */
@Configuration(proxyBeanMethods = false)
class Nodes {

  @Bean
  Node node(
      JdbcConnectionDetails database,
      Clock clock,
      NodeUrl self,
      Processors processors,
      @Value("${spring.application.name}") String application,
      @Value("${shop.node}") String name,
      @Value("${shop.clock-tolerance}") Duration tolerance) {
    if (!database.getJdbcUrl().startsWith("jdbc:postgresql:")) {
      return Node.alone(processors);
    }
    var sessions = new DriverManagerDataSource(database.getJdbcUrl());
    sessions.setUsername(database.getUsername());
    sessions.setPassword(database.getPassword());
    var properties = new Properties();
    properties.setProperty("ApplicationName", application);
    sessions.setConnectionProperties(properties);
    new ClockCheck(sessions, clock).check(tolerance);
    return Node.sharing(sessions, name, self::get, processors);
  }
}
