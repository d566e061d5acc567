package shop.checkout.wiring;

import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.checkout.CheckoutSaga;
import shop.dataproduct.log.LogSource;
import shop.eventstore.Causation;

/** How messages travel: commands on the caller's thread, events along one thread per processor. */
@Configuration(proxyBeanMethods = false)
class AxonMessaging {

  /**
   * Events handled in one transaction when that many are waiting; nobody waits for a batch to fill.
   */
  private static final int BATCH = 100;

  /**
   * Who follows the public log, by processor, which is a package. All others follow inside events.
   */
  private static final List<String> REACTIONS =
      List.of("shop.householdlimit.reaction", "shop.inventory.reaction", "shop.wishlist.reaction");

  @Bean
  CorrelationDataProvider causation() {
    return new Causation();
  }

  /** Axon's starter adds every interceptor that is a bean; to add one here would run it twice. */
  @Bean
  CommandBus commandBus(TransactionManager transactions, CorrelationDataProvider causation) {
    var bus =
        SimpleCommandBus.builder()
            .transactionManager(transactions)
            // By default a checked exception commits.
            .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
            .build();
    bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(causation));
    return bus;
  }

  /**
   * One thread and one segment per processor, so that no two of a processor's units of work contend
   * for an aggregate; from the tail, because events are older than processors; and a failure takes
   * its batch back instead of being logged and skipped.
   */
  @Autowired
  void processors(EventProcessingConfigurer processing, LogSource log) {
    var following =
        TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
            .andBatchSize(BATCH)
            // A node starts them when it becomes the active one.
            .andAutoStart(false)
            .andInitialTrackingToken(StreamableMessageSource::createTailToken);
    processing
        .usingTrackingEventProcessors()
        .registerDefaultErrorHandler(axon -> PropagatingErrorHandler.instance())
        .registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.instance())
        .registerTrackingEventProcessorConfiguration(axon -> following)
        .registerTrackingEventProcessorConfiguration(CheckoutSaga.PROCESSOR, axon -> following);
    REACTIONS.forEach(reaction ->
        processing.registerTrackingEventProcessor(reaction, axon -> log, axon -> following));
  }
}
