package shop.checkout.wiring;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.modelling.saga.repository.jdbc.PostgresSagaSqlSchema;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import shop.cart.CartEvent;
import shop.checkout.CheckoutSaga;
import shop.dataproduct.log.LogPublisher;
import shop.eventstore.ConsequentEventStore;
import shop.eventstore.CurrentAggregates;
import shop.eventstore.FewSagas;
import shop.eventstore.LeftOvers;
import shop.eventstore.SqlEventStorageEngine;
import shop.eventstore.StoredTypes;
import shop.eventstore.StoredTypesSerializer;
import shop.eventstore.Turn;
import shop.householdlimit.HouseholdLimitEvent;
import shop.householdlimit.LimitRuleEvent;
import shop.inventory.StockEvent;
import shop.wishlist.WishlistEvent;

/**
 * Axon's stores on the service's database. They are declared here because Axon's own
 * auto-configuration orders itself by class names of Spring Boot 3 and does not find the data
 * source.
 */
@Configuration(proxyBeanMethods = false)
class AxonStores {

  /** How long what another node commits can stay unnoticed. */
  private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

  @Bean
  StoredTypes storedTypes(ListableBeanFactory beans) {
    return StoredTypes.of(
        Set.of(
            CartEvent.class,
            LimitRuleEvent.class,
            HouseholdLimitEvent.class,
            StockEvent.class,
            WishlistEvent.class),
        Stream.concat(
                Stream.of(
                    CheckoutSaga.class,
                    MetaData.class,
                    GlobalSequenceTrackingToken.class,
                    ConfigToken.class),
                snapshotted(beans))
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Aggregates are private to their contexts, and say themselves that they have snapshots. */
  private static Stream<Class<?>> snapshotted(ListableBeanFactory beans) {
    return Arrays.stream(beans.getBeanNamesForAnnotation(Aggregate.class))
        .<Class<?>>map(beans::getType)
        .filter(type -> !type.getAnnotation(Aggregate.class).snapshotTriggerDefinition().isEmpty());
  }

  @Bean
  @Primary
  Serializer serializer(StoredTypes types) {
    return new StoredTypesSerializer(types);
  }

  @Bean
  TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
    return new SpringTransactionManager(transactions);
  }

  @Bean
  ConnectionProvider connectionProvider(DataSource database) {
    return new UnitOfWorkAwareConnectionProviderWrapper(
        new SpringDataSourceConnectionProvider(database));
  }

  @Bean
  EventStorageEngine eventStorageEngine(
      DataSource database, TransactionManager transactions, Serializer serializer) {
    return new SqlEventStorageEngine(database, transactions, serializer);
  }

  @Bean
  Cache aggregates(EventStorageEngine engine, Turn turn) {
    return new CurrentAggregates(engine, turn);
  }

  /** What {@code @Aggregate} refers to by its name: whoever uses one has the {@link Turn}. */
  @Bean
  LockFactory oneByOne() {
    return NullLockFactory.INSTANCE;
  }

  @Bean
  Turn turn() {
    return new Turn();
  }

  @Bean
  ConsequentEventStore eventStore(
      EventStorageEngine engine, JdbcTemplate jdbc, TransactionManager transactions, Turn turn) {
    return new ConsequentEventStore(
        engine,
        jdbc,
        POLL_INTERVAL,
        transactions,
        turn,
        AxonMessaging.ACTING,
        AxonMessaging.WATCHING);
  }

  @Bean
  LeftOvers leftOvers(ConsequentEventStore events) {
    return new LeftOvers(events);
  }

  /** A stable node id: after a kill the same node takes its own claims back without waiting. */
  @Bean
  TokenStore tokenStore(
      ConnectionProvider connections, Serializer serializer, @Value("${shop.node}") String node) {
    return JdbcTokenStore.builder()
        .connectionProvider(connections)
        .serializer(serializer)
        .nodeId(node)
        .build();
  }

  @Bean
  SagaStore<Object> sagaStore(
      ConnectionProvider connections,
      Serializer serializer,
      JdbcTemplate jdbc,
      Turn turn,
      LogPublisher publisher,
      ConsequentEventStore events) {
    var rows =
        JdbcSagaStore.builder()
            .connectionProvider(connections)
            .sqlSchema(new PostgresSagaSqlSchema())
            .serializer(serializer)
            .build();
    var sagas = new FewSagas(rows, jdbc, serializer, turn, publisher::beginHere);
    events.whenTakenBack(sagas::forget);
    return sagas;
  }
}
