package shop.benchmark.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.benchmark.Engine;
import shop.benchmark.Purchase;
import shop.benchmark.Tally;
import shop.benchmark.Workload;
import shop.benchmark.tables.ShopDatabase;
import shop.benchmark.tables.ShopTables;
import shop.benchmark.tables.Step;

/** Steps through a table of messages, taken by workers that skip what another one holds. */
public final class Outbox implements Engine {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  private static final int WORKERS = 8;

  /** How long a message of another process can stay unnoticed; our own wake a worker. */
  private static final long POLL_MILLIS = 100;

  private static final String TAKE =
      """
      delete from outbox where id =
        (select id from outbox order by id limit 1 for update skip locked)
      returning cart, step
      """;

  private final ShopDatabase shop;
  private final Consumer<String> ended;
  private final Semaphore arrived = new Semaphore(0);
  private final List<Thread> workers = new ArrayList<>();
  private volatile boolean open = true;

  private Outbox(ShopDatabase shop, Consumer<String> ended) {
    this.shop = shop;
    this.ended = ended;
    for (int i = 0; i < WORKERS; i++) {
      workers.add(Thread.ofPlatform().name("outbox-" + i).start(this::work));
    }
  }

  public static Engine start(String url, Workload workload, Consumer<String> ended)
      throws SQLException {
    var shop = ShopDatabase.open(url, false, workload);
    try (var connection = shop.connection();
        var statement = connection.createStatement()) {
      statement.execute(
          "create table outbox (id bigserial primary key, cart varchar not null, step varchar not"
              + " null)");
      connection.commit();
    }
    return new Outbox(shop, ended);
  }

  @Override
  public void fill(Purchase purchase) throws SQLException {
    shop.fill(purchase);
  }

  @Override
  public void submit(Purchase purchase) throws SQLException {
    try (var connection = shop.connection()) {
      ShopTables.move(connection, purchase.cart(), "open", "checking out");
      put(connection, purchase.cart(), Step.RESERVE_LIMIT);
      connection.commit();
    }
    arrived.release();
  }

  private static void put(Connection connection, String cart, Step step) throws SQLException {
    try (var statement =
        connection.prepareStatement("insert into outbox (cart, step) values (?, ?)")) {
      statement.setString(1, cart);
      statement.setString(2, step.name());
      statement.executeUpdate();
    }
  }

  /** Every message comes with a permit; what is left over after a failure is found by polling. */
  private void work() {
    try {
      while (open) {
        arrived.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
        try {
          takeOne();
        } catch (SQLException e) {
          // Rolled back: the message is still there, for whoever comes next.
          LOG.warn("a step failed", e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes one step of one checkout, if there is one to take. */
  private void takeOne() throws SQLException {
    try (var connection = shop.connection();
        var statement = connection.prepareStatement(TAKE);
        var message = statement.executeQuery()) {
      if (!message.next()) {
        connection.rollback();
        return;
      }
      var cart = ShopTables.cart(connection, message.getString(1));
      var next = Step.valueOf(message.getString(2)).take(connection, cart);
      if (next.isPresent()) {
        put(connection, cart.id(), next.get());
      }
      connection.commit();
      if (next.isPresent()) {
        arrived.release();
      } else {
        ended.accept(cart.id());
      }
    }
  }

  @Override
  public Tally tally() throws SQLException {
    return shop.tally();
  }

  @Override
  public void close() {
    open = false;
    for (var worker : workers) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    shop.close();
  }
}
