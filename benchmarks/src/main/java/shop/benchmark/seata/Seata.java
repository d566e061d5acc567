package shop.benchmark.seata;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.seata.saga.engine.AsyncCallback;
import org.apache.seata.saga.engine.StateMachineEngine;
import org.apache.seata.saga.engine.impl.DefaultStateMachineConfig;
import org.apache.seata.saga.engine.impl.ProcessCtrlStateMachineEngine;
import org.apache.seata.saga.engine.sequence.UUIDSeqGenerator;
import org.apache.seata.saga.engine.serializer.impl.ParamsSerializer;
import org.apache.seata.saga.engine.store.db.DbAndReportTcStateLogStore;
import org.apache.seata.saga.engine.store.db.DbStateLangStore;
import org.apache.seata.saga.proctrl.ProcessContext;
import org.apache.seata.saga.statelang.domain.StateMachineInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.ClassPathResource;
import shop.benchmark.Engine;
import shop.benchmark.Purchase;
import shop.benchmark.Tally;
import shop.benchmark.Workload;
import shop.benchmark.tables.ShopDatabase;

/** Seata's saga engine: accepted when the start of the state machine is written. */
public final class Seata implements Engine {

  private static final Logger LOG = LoggerFactory.getLogger(Seata.class);

  private static final int WORKERS = 16;
  private static final String TENANT = "000001";
  private static final String TABLES = "seata_";
  private static final String DATABASE = "PostgreSQL";
  private static final String PARSER = "jackson";

  private final ShopDatabase shop;
  private final GenericApplicationContext services;
  private final ThreadPoolExecutor workers;
  private final StateMachineEngine engine;
  private final Consumer<String> ended;

  private Seata(
      ShopDatabase shop,
      GenericApplicationContext services,
      ThreadPoolExecutor workers,
      StateMachineEngine engine,
      Consumer<String> ended) {
    this.shop = shop;
    this.services = services;
    this.workers = workers;
    this.engine = engine;
    this.ended = ended;
  }

  public static Engine start(String url, Workload workload, Consumer<String> ended)
      throws Exception {
    var shop = ShopDatabase.open(url, false, workload);
    createTables(shop);
    var services = new GenericApplicationContext();
    services.registerBean("steps", CheckoutSteps.class, () -> new CheckoutSteps(shop));
    services.refresh();
    var workers =
        new ThreadPoolExecutor(WORKERS, WORKERS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    // Its own tables have no transactions of several statements.
    var own = shop.autoCommitting();
    // Not the configuration for databases, which looks for a coordinator when it is made.
    var config = new DefaultStateMachineConfig();
    config.setApplicationContext(services);
    config.setSagaJsonParser(PARSER);
    config.setStateLogStore(log(own));
    config.setStateLangStore(machines(own));
    config.setResources(new String[] {"classpath:seata/checkout.json"});
    config.setEnableAsync(true);
    config.setThreadPoolExecutor(workers);
    config.afterPropertiesSet();
    var engine = new ProcessCtrlStateMachineEngine();
    engine.setStateMachineConfig(config);
    return new Seata(shop, services, workers, engine, ended);
  }

  private static void createTables(ShopDatabase shop) throws IOException, SQLException {
    try (var connection = shop.connection();
        var statement = connection.createStatement()) {
      statement.execute(
          new ClassPathResource("seata/tables.sql").getContentAsString(StandardCharsets.UTF_8));
      connection.commit();
    }
  }

  private static DbStateLangStore machines(DataSource database) {
    var machines = new DbStateLangStore();
    machines.setDataSource(database);
    machines.setDbType(DATABASE);
    machines.setTablePrefix(TABLES);
    return machines;
  }

  /** Without the template that would report to a coordinator. */
  private static DbAndReportTcStateLogStore log(DataSource database) {
    var params = new ParamsSerializer();
    params.setJsonParserName(PARSER);
    var store = new DbAndReportTcStateLogStore();
    store.setDataSource(database);
    store.setDbType(DATABASE);
    store.setTablePrefix(TABLES);
    store.setDefaultTenantId(TENANT);
    store.setSeqGenerator(new UUIDSeqGenerator());
    store.setParamsSerializer(params);
    return store;
  }

  @Override
  public void fill(Purchase purchase) throws SQLException {
    shop.fill(purchase);
  }

  /** The engine adds parameters of its own. */
  @Override
  public void submit(Purchase purchase) {
    var parameters = new HashMap<String, Object>();
    parameters.put("cart", purchase.cart());
    engine.startWithBusinessKeyAsync("checkout", TENANT, purchase.cart(), parameters, new Told());
  }

  private final class Told implements AsyncCallback {

    @Override
    public void onFinished(ProcessContext context, StateMachineInstance checkout) {
      ended.accept(checkout.getBusinessKey());
    }

    @Override
    public void onError(
        ProcessContext context, StateMachineInstance checkout, Exception exception) {
      LOG.warn("a checkout is stuck", exception);
    }
  }

  @Override
  public Tally tally() throws SQLException {
    return shop.tally();
  }

  @Override
  public void close() {
    workers.shutdownNow();
    services.close();
    shop.close();
  }
}
