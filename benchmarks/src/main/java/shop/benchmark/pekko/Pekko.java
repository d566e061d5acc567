package shop.benchmark.pekko;

import com.typesafe.config.ConfigFactory;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.persistence.jdbc.testkit.javadsl.SchemaUtils;
import org.apache.pekko.serialization.SerializationExtension;
import shop.benchmark.Engine;
import shop.benchmark.Purchase;
import shop.benchmark.Tally;
import shop.benchmark.Workload;
import shop.benchmark.tables.Pool;

/** Apache Pekko persistence on its JDBC journal, in one process. */
public final class Pekko implements Engine {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ActorSystem<Entities.To<?>> system;
  private final String url;
  private final Consumer<String> ended;

  private Pekko(String url, Consumer<String> ended) {
    this.url = url;
    this.ended = ended;
    var config =
        ConfigFactory.parseMap(Map.of("jdbc-journal.slick.db.url", url))
            .withFallback(ConfigFactory.load("pekko"));
    this.system = ActorSystem.create(Entities.create(), "benchmark", config);
  }

  public static Engine start(String url, Workload workload, Consumer<String> ended)
      throws Exception {
    var engine = new Pekko(url, ended);
    SchemaUtils.createIfNotExists(engine.system)
        .toCompletableFuture()
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    for (var product : workload.catalogue()) {
      engine.ask(
          replyTo -> Product.to(product, new Product.SetStock(workload.onHand(product), replyTo)));
    }
    return engine;
  }

  @Override
  public void fill(Purchase purchase) throws Exception {
    ask(replyTo -> to(purchase, new Cart.Fill(purchase, replyTo)));
  }

  @Override
  public void submit(Purchase purchase) throws Exception {
    ask(replyTo -> to(purchase, new Cart.Submit(replyTo)));
  }

  private Entities.To<Cart.Command> to(Purchase purchase, Cart.Command command) {
    return new Entities.To<>(
        "cart-" + purchase.cart(), () -> Cart.create(purchase.cart(), system, ended), command);
  }

  private void ask(Function<ActorRef<Answer>, Entities.To<?>> question)
      throws InterruptedException, ExecutionException, TimeoutException {
    AskPattern.<Entities.To<?>, Answer>ask(system, question::apply, PATIENCE, system.scheduler())
        .toCompletableFuture()
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Reads the journal from its beginning to its end. */
  @Override
  public Tally tally() throws SQLException {
    var serialization = SerializationExtension.get(system);
    var count = new JournalCount();
    try (HikariDataSource pool = Pool.open(url, true);
        var connection = pool.getConnection();
        var statement =
            connection.prepareStatement(
                "select event_payload, event_ser_id, event_ser_manifest from event_journal"
                    + " order by ordering");
        var row = statement.executeQuery()) {
      while (row.next()) {
        count.add(
            serialization.deserialize(row.getBytes(1), row.getInt(2), row.getString(3)).get());
      }
    }
    return count.tally();
  }

  @Override
  public void close() {
    system.terminate();
    try {
      system.getWhenTerminated().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Pekko does not end", e);
    }
  }
}
