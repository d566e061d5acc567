package shop.checkout.wiring;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Aggregates that live long are stored as they are now and then, so that one that is not in memory
 * is not read from all its events. A snapshot is made after the commit, in a transaction and a
 * thread of its own: one that fails or is lost costs time and nothing else.
 */
@Configuration(proxyBeanMethods = false)
class AxonSnapshots implements DisposableBean {

  /** Reading so many events takes a few milliseconds. */
  private static final int EVENTS = 500;

  /**
   * No snapshot waits twice for the same aggregate, so the queue has an end. Not a bean, because
   * Spring Boot would take it for the one on which the service does its work.
   */
  private final ExecutorService thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          Thread.ofPlatform().name("snapshots").daemon().factory(),
          new DiscardPolicy());

  /** What {@code @Aggregate} refers to by its name. */
  @Bean
  SnapshotTriggerDefinition snapshots(Snapshotter snapshotter) {
    return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS);
  }

  @Bean
  SpringAggregateSnapshotter aggregateSnapshotter(
      org.axonframework.config.Configuration axon,
      HandlerDefinition handlers,
      ParameterResolverFactory parameters,
      EventStore events,
      TransactionManager transactions) {
    return SpringAggregateSnapshotter.builder()
        .repositoryProvider(axon::repository)
        .handlerDefinition(handlers)
        .parameterResolverFactory(parameters)
        .eventStore(events)
        .transactionManager(transactions)
        .executor(thread)
        .build();
  }

  @Override
  public void destroy() {
    thread.shutdownNow();
  }
}
