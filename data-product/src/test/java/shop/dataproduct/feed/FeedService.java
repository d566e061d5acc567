package shop.dataproduct.feed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.transaction.PlatformTransactionManager;
import shop.contract.LogQuery;
import shop.contract.ResourceEvent;
import shop.contract.ResourceLog;
import shop.dataproduct.log.LogPublisher;
import shop.dataproduct.log.Processor;

/** The feed as a service of its own: Tomcat on a free port, H2 in a directory, the publisher. */
final class FeedService implements AutoCloseable {

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @ComponentScan({"shop.dataproduct", "shop.http"})
  static class Application {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    CommandGateway commandGateway() {
      return DefaultCommandGateway.builder().commandBus(SimpleCommandBus.builder().build()).build();
    }
  }

  final Processor processor;
  private final ServletWebServerApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();

  private FeedService(ServletWebServerApplicationContext context) {
    this.context = context;
    this.processor =
        new Processor(
            context.getBean(LogPublisher.class), context.getBean(PlatformTransactionManager.class));
  }

  static FeedService in(Path directory, String... properties) {
    return new FeedService(
        (ServletWebServerApplicationContext)
            new SpringApplicationBuilder(Application.class)
                .properties(
                    "server.address=127.0.0.1",
                    "server.port=0",
                    "shop.feed.keep-alive=100ms",
                    "spring.main.banner-mode=off",
                    "shop.analytics.enabled=false",
                    "shop.analytics.directory=" + directory.resolve("analytics"),
                    "spring.datasource.url=jdbc:h2:file:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                        .formatted(directory.resolve("log")))
                .properties(properties)
                .run());
  }

  List<ResourceEvent> all() {
    return context.getBean(ResourceLog.class).read(LogQuery.after(0, Integer.MAX_VALUE));
  }

  URI at(String reference) {
    return URI.create("http://127.0.0.1:" + context.getWebServer().getPort()).resolve(reference);
  }

  /** Asks with headers given by name and value in turn. */
  HttpResponse<String> get(String reference, String... headers) {
    return send("GET", reference, headers);
  }

  HttpResponse<String> send(String method, String reference, String... headers) {
    try {
      return client.send(
          request(method, reference, headers), BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Opens a stream, whose headers have arrived when this returns. */
  Listener listen(String reference, String... headers) throws IOException, InterruptedException {
    return new Listener(
        client.send(request("GET", reference, headers), BodyHandlers.ofInputStream()));
  }

  private HttpRequest request(String method, String reference, String... headers) {
    var request =
        HttpRequest.newBuilder(at(reference)).method(method, HttpRequest.BodyPublishers.noBody());
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request.build();
  }

  /** How many connections the web server holds. */
  long connections() {
    var connector = ((TomcatWebServer) context.getWebServer()).getTomcat().getConnector();
    return ((org.apache.coyote.AbstractProtocol<?>) connector.getProtocolHandler())
        .getConnectionCount();
  }

  void stop() {
    context.close();
  }

  @Override
  public void close() {
    client.shutdownNow();
    context.close();
  }
}
