package shop.checkout.endtoend;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.checkout.CheckoutService;
import shop.dataproduct.analytics.AnalyticStore;
import shop.eventstore.LeftOvers;

/**
 * The service as its main method starts it, on a free port. A test that needs nothing special uses
 * the shared one: starting takes longer than most tests, and whoever uses identifiers of his own
 * never meets another test.
 */
final class Service implements AutoCloseable {

  /** Further arguments for every service, such as a profile: the suite runs on what they choose. */
  private static final String CHOSEN = System.getProperty("shop.test.arguments", "");

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Map<List<String>, Service> SHARED = new ConcurrentHashMap<>();

  private final ConfigurableApplicationContext context;
  private final Shop shop;

  private Service(ConfigurableApplicationContext context) {
    this.context = context;
    this.shop = Shop.on(context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  /** The one service with these properties; it ends when all tests have run. */
  static Service shared(String... properties) {
    return SHARED.computeIfAbsent(List.of(properties), _ -> start(Database.fresh(), properties));
  }

  static void closeShared() {
    SHARED.values().forEach(Service::close);
    SHARED.clear();
  }

  static Service start(Database database, String... properties) {
    return new Service(
        SpringApplication.run(CheckoutService.class, arguments(database, "0", properties)));
  }

  /**
   * What the main method is given.
   *
   * @param port where to listen; 0 for any that is free
   */
  static String[] arguments(Database database, String port, String... properties) {
    return Stream.of(
            Stream.of(
                database.argument(),
                "--shop.analytics.directory="
                    + database.directory().resolve("analytics/${shop.node}"),
                "--server.port=" + port,
                "--shop.catalogue.seed=false"),
            Stream.of(CHOSEN.split(" ")).filter(argument -> !argument.isEmpty()),
            Stream.of(properties))
        .flatMap(part -> part)
        .toArray(String[]::new);
  }

  Shop shop() {
    return shop;
  }

  AnalyticStore analytics() {
    return context.getBean(AnalyticStore.class);
  }

  /** Keeps every checkout where it is: the saga hears nothing until it is let go. */
  void holdCheckouts() {
    context.getBean(LeftOvers.class).stop();
  }

  void letCheckoutsGo() {
    context.getBean(LeftOvers.class).start();
  }

  /** Keeps a context from hearing of public facts until it is let go: {@code inventory}. */
  void holdReactions(String context) {
    reactions(context).shutDown();
  }

  void letReactionsGo(String context) {
    reactions(context).start();
  }

  private EventProcessor reactions(String context) {
    return processor("shop." + context + ".reaction");
  }

  private EventProcessor processor(String name) {
    return context.getBean(EventProcessingConfiguration.class).eventProcessor(name).orElseThrow();
  }

  /** Sends a command past HTTP, for tests that need very many. */
  void send(Object command) {
    context.getBean(CommandGateway.class).sendAndWait(command);
  }

  /** Waits until an aggregate has a snapshot, which is made after its commands are answered. */
  void awaitSnapshot(String aggregate) {
    await().atMost(PATIENCE).until(() -> snapshot(aggregate).isPresent());
  }

  /** Takes away what a snapshot stands for: whoever goes on after this had read the snapshot. */
  void forgetEventsBeforeSnapshot(String aggregate) {
    context
        .getBean(JdbcClient.class)
        .sql("delete from domainevententry where aggregateidentifier = ? and sequencenumber <= ?")
        .params(aggregate, snapshot(aggregate).orElseThrow())
        .update();
  }

  private Optional<Long> snapshot(String aggregate) {
    return context
        .getBean(JdbcClient.class)
        .sql("select sequencenumber from snapshotevententry where aggregateidentifier = ?")
        .param(aggregate)
        .query(Long.class)
        .optional();
  }

  /** How many rows a table has. */
  long rows(String table) {
    return context
        .getBean(JdbcClient.class)
        .sql("select count(*) from " + table)
        .query(Long.class)
        .single();
  }

  @Override
  public void close() {
    context.close();
  }
}
