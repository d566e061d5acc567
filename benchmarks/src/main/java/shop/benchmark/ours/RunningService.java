package shop.benchmark.ours;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.benchmark.Tally;
import shop.benchmark.Workload;
import shop.checkout.CheckoutService;
import shop.contract.ProductId;
import shop.contract.ResourceLog;
import shop.dataproduct.analytics.AnalyticStore;
import shop.householdlimit.LimitRuleCommand.SetLimitRule;
import shop.householdlimit.Window;
import shop.householdlimit.resource.LimitRuleResource;
import shop.inventory.StockCommand.SetStock;

/** The service on a database, and what its public log tells of the checkouts' ends. */
final class RunningService implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Window WINDOW = new Window("P60D");

  private final ConfigurableApplicationContext context;
  private final Workload workload;

  private RunningService(ConfigurableApplicationContext context, Workload workload) {
    this.context = context;
    this.workload = workload;
  }

  /** Starts it with the workload's products; that is not measured, so it takes the short way. */
  static RunningService start(String url, Workload workload) {
    return stocked(open(url, workload));
  }

  /** The same with its analytic store, which begins anew. */
  static RunningService startWithAnalytics(String url, Workload workload) {
    try {
      var directory = Files.createTempDirectory("bench-analytics");
      return stocked(
          open(
              url,
              workload,
              "--shop.analytics.enabled=true",
              "--shop.analytics.directory=" + directory));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RunningService stocked(RunningService service) {
    service.stock();
    return service;
  }

  /** Starts it on what is there. */
  static RunningService open(String url, Workload workload) {
    return open(url, workload, "--shop.analytics.enabled=false");
  }

  private static RunningService open(String url, Workload workload, String... analytics) {
    var options =
        Stream.of(
            "--spring.datasource.url=" + url,
            "--server.port=0",
            "--shop.welcome=false",
            "--shop.catalogue.seed=false",
            "--logging.level.shop=warn");
    return new RunningService(
        SpringApplication.run(
            CheckoutService.class,
            Stream.concat(options, Stream.of(analytics)).toArray(String[]::new)),
        workload);
  }

  private void stock() {
    var commands = bean(CommandGateway.class);
    var products = workload.catalogue().stream().map(ProductId::new).toList();
    for (var product : products) {
      commands.sendAndWait(new SetStock(product, workload.onHand(product.value())));
      commands.sendAndWait(new SetLimitRule(product, Workload.LIMIT, WINDOW));
    }
    // A rule counts from when it is told.
    var last = LimitRuleResource.KIND.subject(products.getLast());
    if (bean(ResourceLog.class).await(last, 1, PATIENCE).isEmpty()) {
      throw new IllegalStateException("the rules are not told after " + PATIENCE);
    }
  }

  /** Waits until the analytic store has an event. */
  void awaitStored(long position) {
    if (!bean(AnalyticStore.class).await(position, PATIENCE)) {
      throw new IllegalStateException(position + " is not in the store after " + PATIENCE);
    }
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  String url() {
    return "http://127.0.0.1:"
        + context.getEnvironment().getRequiredProperty("local.server.port")
        + "/api/v1";
  }

  /** The cart of a checkout: {@code 101-1} is the first one of cart {@code 101}. */
  static String cart(String checkout) {
    return checkout.substring(0, checkout.lastIndexOf('-'));
  }

  static boolean ends(String type) {
    return type.equals("shop.checkout.completed") || type.equals("shop.checkout.rejected");
  }

  /** What the newest public event of every resource says. */
  Tally tally() {
    return bean(JdbcClient.class)
        .sql(
            """
            with newest as (
              select distinct on (source, subject) source, data::jsonb as data
              from public_log order by source, subject, sequence desc),
            limits as (
              select jsonb_array_elements(data -> 'products') as product
              from newest where source = 'household-limits')
            select
              (select count(*) from newest
                where source = 'checkouts' and data ->> 'status' = 'completed'),
              (select count(*) from newest
                where source = 'checkouts' and data ->> 'status' = 'rejected'),
              (select sum((data ->> 'onHand')::bigint) from newest where source = 'inventory'),
              (select coalesce(sum((product ->> 'used')::bigint), 0) from limits),
              (select coalesce(sum((product ->> 'reserved')::bigint), 0) from limits)
                + (select sum((data ->> 'reserved')::bigint) from newest
                  where source = 'inventory'),
              (select coalesce(sum(jsonb_array_length(data -> 'items')), 0) from newest
                where source = 'wishlists')
            """)
        .query((row, _) ->
            new Tally(
                row.getLong(1),
                row.getLong(2),
                workload.stocked() - row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6)))
        .single();
  }

  @Override
  public void close() {
    context.close();
  }
}
