package shop.eventstore;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * The store as the service has it: the migrated tables in a file, Axon's engine, Spring's
 * transactions.
 */
final class StoreOnDisk implements AutoCloseable {

  /** What the tests store. */
  sealed interface Happening {
    record Happened(int number) implements Happening {}
  }

  final StoredTypesSerializer serializer =
      new StoredTypesSerializer(
          StoredTypes.of(
              Set.of(Happening.class),
              Set.of(MetaData.class, GapAwareTrackingToken.class, ConfigToken.class)));

  final ConnectionProvider connections;
  final JdbcClient jdbc;
  private final JdbcConnectionPool database;
  private final TransactionManager transactions;

  StoreOnDisk(Path directory) {
    database =
        JdbcConnectionPool.create(
            "jdbc:h2:file:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                .formatted(directory.resolve("store")),
            "shop",
            "");
    new ResourceDatabasePopulator(new ClassPathResource("db/migration/V1__event_store.sql"))
        .execute(database);
    connections =
        new UnitOfWorkAwareConnectionProviderWrapper(
            new SpringDataSourceConnectionProvider(database));
    transactions = new SpringTransactionManager(new DataSourceTransactionManager(database));
    jdbc = JdbcClient.create(database);
  }

  /** One more process on the same tables. */
  TailingEventStore node(Duration pollInterval) {
    return new TailingEventStore(engine().build(), pollInterval);
  }

  JdbcEventStorageEngine.Builder engine() {
    return JdbcEventStorageEngine.builder()
        .connectionProvider(connections)
        .transactionManager(transactions)
        .eventSerializer(serializer)
        .snapshotSerializer(serializer)
        .persistenceExceptionResolver(new SQLStateResolver("23"));
  }

  UnitOfWork<?> begin() {
    var work = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("cause"));
    work.attachTransaction(transactions);
    return work;
  }

  /** Publishes the events of these numbers in one transaction. */
  void commit(TailingEventStore node, int first, int last) {
    var work = begin();
    node.publish(events(first, last));
    work.commit();
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
    database.dispose();
  }
}
