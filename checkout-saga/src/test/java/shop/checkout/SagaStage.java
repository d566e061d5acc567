package shop.checkout;

import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.saga.AnnotatedSagaManager;
import org.axonframework.modelling.saga.repository.AnnotatedSagaRepository;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.inmemory.InMemorySagaStore;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.modelling.saga.repository.jdbc.PostgresSagaSqlSchema;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import shop.eventstore.StoredTypes;
import shop.eventstore.StoredTypesSerializer;

/**
 * Sagas as their processor runs them: each event in a transaction, from the store and back to it.
 */
final class SagaStage {

  private final RecordedCommands commands = new RecordedCommands();
  private final TransactionManager transactions;
  private final AnnotatedSagaManager<CheckoutSaga> sagas;

  private SagaStage(SagaStore<? super CheckoutSaga> store, TransactionManager transactions) {
    this.transactions = transactions;
    var gateway = commands.gateway();
    this.sagas =
        AnnotatedSagaManager.<CheckoutSaga>builder()
            .sagaType(CheckoutSaga.class)
            .sagaRepository(
                AnnotatedSagaRepository.<CheckoutSaga>builder()
                    .sagaType(CheckoutSaga.class)
                    .sagaStore(store)
                    .resourceInjector(saga -> {
                      ((CheckoutSaga) saga).setCommands(gateway);
                      ((CheckoutSaga) saga).setLimits(new LimitsInTheLog(List.of()));
                    })
                    .build())
            .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
            .build();
  }

  /** Sagas that are never stored: one and the same object meets every event. */
  static SagaStage inMemory() {
    return new SagaStage(new InMemorySagaStore(), NoTransactionManager.instance());
  }

  /** Sagas that are written after every event and read before the next, as in the service. */
  static SagaStage on(DataSource database) {
    return new SagaStage(
        JdbcSagaStore.builder()
            .connectionProvider(
                new UnitOfWorkAwareConnectionProviderWrapper(
                    new SpringDataSourceConnectionProvider(database)))
            .sqlSchema(new PostgresSagaSqlSchema())
            .serializer(
                new StoredTypesSerializer(StoredTypes.of(Set.of(), Set.of(CheckoutSaga.class))))
            .build(),
        new SpringTransactionManager(new DataSourceTransactionManager(database)));
  }

  RecordedCommands commands() {
    return commands;
  }

  /** The commands that an event leads to. */
  List<Object> after(Object event) {
    var message = GenericEventMessage.asEventMessage(event);
    var work = DefaultUnitOfWork.startAndGet(message);
    work.attachTransaction(transactions);
    var result =
        work.executeWithResult(() -> {
          sagas.handle(message, Segment.ROOT_SEGMENT);
          return null;
        });
    if (result.isExceptional()) {
      throw new IllegalStateException("the step failed", result.exceptionResult());
    }
    return commands.heard();
  }
}
