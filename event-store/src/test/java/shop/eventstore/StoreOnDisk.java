package shop.eventstore;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The store as the service has it: the migrated tables, our engine, Spring's transactions. */
final class StoreOnDisk implements AutoCloseable {

  /** What the tests store. */
  sealed interface Happening {
    record Happened(int number) implements Happening {}
  }

  /** What the tests store as a snapshot. */
  @Revision("2")
  record Total(int sum) {}

  final StoredTypesSerializer serializer =
      new StoredTypesSerializer(
          StoredTypes.of(
              Set.of(Happening.class),
              Set.of(
                  Total.class,
                  MetaData.class,
                  GlobalSequenceTrackingToken.class,
                  ConfigToken.class)));

  final HikariDataSource database = new HikariDataSource();
  final TransactionManager transactions =
      new SpringTransactionManager(new DataSourceTransactionManager(database));
  final ConnectionProvider connections =
      new UnitOfWorkAwareConnectionProviderWrapper(
          new SpringDataSourceConnectionProvider(database));
  final JdbcClient jdbc = JdbcClient.create(database);

  StoreOnDisk(Databases databases, Path directory) {
    database.setJdbcUrl(databases.url(directory));
    database.setMaximumPoolSize(20);
    new ResourceDatabasePopulator(
            new ClassPathResource("db/migration/V1__event_store.sql"),
            new ClassPathResource("db/migration/V6__left_over.sql"))
        .execute(database);
  }

  SqlEventStorageEngine engine() {
    return new SqlEventStorageEngine(database, transactions, serializer);
  }

  /** One more process on the same tables. */
  TailingEventStore node(Duration pollInterval) {
    return new TailingEventStore(engine(), pollInterval);
  }

  UnitOfWork<?> begin() {
    var work = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("cause"));
    work.attachTransaction(transactions);
    return work;
  }

  /** A transaction before and after whose commit something is done, which can fail. */
  Transaction committedBetween(Runnable before, Runnable after) {
    var transaction = transactions.startTransaction();
    return new Transaction() {
      @Override
      public void commit() {
        before.run();
        transaction.commit();
        after.run();
      }

      @Override
      public void rollback() {
        transaction.rollback();
      }
    };
  }

  /** Publishes the events of these numbers in one transaction. */
  void commit(TailingEventStore node, int first, int last) {
    var work = begin();
    node.publish(events(first, last));
    work.commit();
  }

  /** Publishes the events of these numbers, and leaves the transaction open. */
  SlowTransaction appended(TailingEventStore node, int first, int last) {
    return SlowTransaction.of(this, () -> node.publish(events(first, last)));
  }

  static List<GenericEventMessage<Happening.Happened>> events(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(number -> new GenericEventMessage<>(new Happening.Happened(number)))
        .toList();
  }

  int rows() {
    return jdbc.sql("select count(*) from domainevententry").query(Integer.class).single();
  }

  static int number(TrackedEventMessage<?> event) {
    return ((Happening.Happened) event.getPayload()).number();
  }

  static boolean isEventAvailable(BlockingStream<?> stream, int seconds)
      throws InterruptedException {
    return stream.hasNextAvailable(seconds, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    database.close();
  }
}
