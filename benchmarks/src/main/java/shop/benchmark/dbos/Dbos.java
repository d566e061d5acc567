package shop.benchmark.dbos;

import dev.dbos.transact.DBOS;
import dev.dbos.transact.StartWorkflowOptions;
import dev.dbos.transact.config.DBOSConfig;
import dev.dbos.transact.txstep.JdbcStepFactory;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import shop.benchmark.Engine;
import shop.benchmark.Purchase;
import shop.benchmark.Tally;
import shop.benchmark.Workload;
import shop.benchmark.tables.ShopDatabase;

/** DBOS Transact, with its own data in the shop's database. */
public final class Dbos implements Engine {

  /** Workflows at the same time: more of them only wait for connections, until they time out. */
  private static final int AT_ONCE = 64;

  private final ShopDatabase shop;
  private final DBOS dbos;
  private final Checkout checkout;
  private final Semaphore room;

  private Dbos(ShopDatabase shop, DBOS dbos, Checkout checkout, Semaphore room) {
    this.shop = shop;
    this.dbos = dbos;
    this.checkout = checkout;
    this.room = room;
  }

  public static Engine start(String url, Workload workload, Consumer<String> ended)
      throws SQLException {
    var shop = ShopDatabase.open(url, true, workload);
    var room = new Semaphore(AT_ONCE);
    var dbos = new DBOS(DBOSConfig.defaults("benchmark").withDataSource(shop.pool()));
    var workflow =
        new CheckoutWorkflow(
            new JdbcStepFactory(dbos, shop.pool()),
            cart -> {
              room.release();
              ended.accept(cart);
            });
    var checkout = dbos.registerProxy(Checkout.class, workflow);
    dbos.launch();
    return new Dbos(shop, dbos, checkout, room);
  }

  @Override
  public void fill(Purchase purchase) throws SQLException {
    shop.fill(purchase);
  }

  @Override
  public void submit(Purchase purchase) throws InterruptedException {
    room.acquire();
    dbos.startWorkflow(
        () -> checkout.run(purchase.cart()), new StartWorkflowOptions(purchase.cart()));
  }

  @Override
  public Tally tally() throws SQLException {
    return shop.tally();
  }

  @Override
  public void close() {
    dbos.close();
    shop.close();
  }
}
