package shop.benchmark.axon;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.modelling.saga.repository.jdbc.PostgresSagaSqlSchema;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import shop.benchmark.Engine;
import shop.benchmark.Purchase;
import shop.benchmark.Tally;
import shop.benchmark.Workload;
import shop.benchmark.axon.Command.FillCart;
import shop.benchmark.axon.Command.SetStock;
import shop.benchmark.axon.Command.SubmitCart;
import shop.benchmark.axon.Event.CartCompleted;
import shop.benchmark.axon.Event.CartRejected;
import shop.benchmark.tables.Pool;

/** Axon with everything as it is by default, on its JDBC stores. */
public final class StockAxon implements Engine {

  private final HikariDataSource database;
  private final Configuration axon;
  private final CommandGateway commands;

  private StockAxon(HikariDataSource database, Configuration axon) {
    this.database = database;
    this.axon = axon;
    this.commands = axon.commandGateway();
  }

  public static Engine start(String url, Workload workload, Consumer<String> ended) {
    var database = Pool.open(url, true);
    var axon = configure(database);
    axon.eventBus().subscribe(events -> tellAfterCommit(events, ended));
    axon.start();
    for (var product : workload.catalogue()) {
      axon.commandGateway().sendAndWait(new SetStock(product, workload.onHand(product)));
    }
    return new StockAxon(database, axon);
  }

  private static Configuration configure(HikariDataSource database) {
    var transactions = new SpringTransactionManager(new DataSourceTransactionManager(database));
    var connections =
        new UnitOfWorkAwareConnectionProviderWrapper(
            new SpringDataSourceConnectionProvider(database));
    var serializer = serializer();
    return DefaultConfigurer.defaultConfiguration()
        .configureTransactionManager(_ -> transactions)
        .configureSerializer(_ -> serializer)
        .configureEmbeddedEventStore(_ -> events(connections, transactions, serializer))
        .registerComponent(TokenStore.class, _ -> tokens(connections, serializer))
        .registerComponent(SagaStore.class, _ -> sagas(database, connections, serializer))
        .configureAggregate(CartAggregate.class)
        .configureAggregate(HouseholdAggregate.class)
        .configureAggregate(ProductAggregate.class)
        .configureAggregate(WishlistAggregate.class)
        .eventProcessing(processing ->
            processing
                .usingPooledStreamingEventProcessors()
                // From the head, as it is by default, the first checkouts could be missed.
                .registerPooledStreamingEventProcessorConfiguration((_, processor) ->
                    processor.initialToken(StreamableMessageSource::createTailToken))
                .registerSaga(TaughtSaga.class))
        .buildConfiguration();
  }

  /** A saga and its events keep their state in fields. */
  private static Serializer serializer() {
    return Jackson3Serializer.builder()
        .jsonMapperBuilderCustomizer(mapper ->
            mapper.changeDefaultVisibility(
                all -> all.withVisibility(PropertyAccessor.FIELD, Visibility.ANY)))
        .build();
  }

  private static JdbcEventStorageEngine events(
      ConnectionProvider connections, TransactionManager transactions, Serializer serializer) {
    var events =
        JdbcEventStorageEngine.builder()
            .connectionProvider(connections)
            .transactionManager(transactions)
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .build();
    events.createSchema(PostgresEventTableFactory.INSTANCE);
    return events;
  }

  private static TokenStore tokens(ConnectionProvider connections, Serializer serializer) {
    var tokens =
        JdbcTokenStore.builder().connectionProvider(connections).serializer(serializer).build();
    tokens.createSchema(PostgresTokenTableFactory.INSTANCE);
    return tokens;
  }

  /** With the indexes that Axon's own tables lack: without them it only gets slower and slower. */
  private static SagaStore<Object> sagas(
      HikariDataSource database, ConnectionProvider connections, Serializer serializer) {
    var sagas =
        JdbcSagaStore.builder()
            .connectionProvider(connections)
            .sqlSchema(new PostgresSagaSqlSchema())
            .serializer(serializer)
            .build();
    try {
      sagas.createSchema();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    var client = JdbcClient.create(database);
    client
        .sql("create index on associationvalueentry (associationvalue, associationkey, sagatype)")
        .update();
    client.sql("create index on associationvalueentry (sagaid, sagatype)").update();
    return sagas;
  }

  private static void tellAfterCommit(
      List<? extends EventMessage<?>> events, Consumer<String> ended) {
    for (var event : events) {
      switch (event.getPayload()) {
        case CartCompleted completed -> tellAfterCommit(completed.cart(), ended);
        case CartRejected rejected -> tellAfterCommit(rejected.cart(), ended);
        default -> {
          // The checkout goes on.
        }
      }
    }
  }

  private static void tellAfterCommit(String cart, Consumer<String> ended) {
    CurrentUnitOfWork.get().root().afterCommit(_ -> ended.accept(cart));
  }

  @Override
  public void fill(Purchase purchase) {
    commands.sendAndWait(
        new FillCart(purchase.cart(), purchase.customer(), purchase.household(), purchase.lines()));
  }

  @Override
  public void submit(Purchase purchase) {
    commands.sendAndWait(new SubmitCart(purchase.cart()));
  }

  /** Holds are not told apart here: what is not released counts as sold, and as used. */
  @Override
  public Tally tally() {
    return JdbcClient.create(database)
        .sql(
            """
            with events as materialized (
              select substring(payloadtype from '[$](.*)') as type,
                convert_from(payload, 'UTF8')::jsonb as event
              from domainevententry),
            pieces as (
              select type, (event ->> 'quantity')::int as quantity from events
              where type in ('StockReserved', 'StockReleased')),
            lines as (
              select type,
                (jsonb_array_elements(event -> 'lines') ->> 'quantity')::int as quantity
              from events where type in ('LimitReserved', 'LimitReleased'))
            select
              (select count(*) from events where type = 'CartCompleted'),
              (select count(*) from events where type = 'CartRejected'),
              (select coalesce(
                sum(case when type = 'StockReserved' then quantity else -quantity end), 0)
                from pieces),
              (select coalesce(
                sum(case when type = 'LimitReserved' then quantity else -quantity end), 0)
                from lines),
              (select count(*) from events where type = 'WishAdded')
            """)
        .query((row, _) ->
            new Tally(
                row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), 0, row.getLong(5)))
        .single();
  }

  @Override
  public void close() {
    axon.shutdown();
    database.close();
  }
}
