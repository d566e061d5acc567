package shop.checkout.wiring;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.checkout.CheckoutSaga;
import shop.checkout.SubmissionDeadlines;
import shop.contract.Reaction;
import shop.contract.ResourceEvent;
import shop.dataproduct.log.LogPublisher;
import shop.dataproduct.log.LogSource;
import shop.eventstore.Causation;
import shop.eventstore.ConsequentEventStore;
import shop.eventstore.OneWriter;
import shop.eventstore.Turn;

/** How messages travel: commands to the one writer, the log along one thread per processor. */
@Configuration(proxyBeanMethods = false)
class AxonMessaging {

  /**
   * Events handled in one transaction when that many are waiting; nobody waits for a batch to fill.
   */
  private static final int BATCH = 1000;

  /** Who commands what has to follow from an event. */
  static final List<String> ACTING = List.of(CheckoutSaga.PROCESSOR);

  /** Who has to see every event, once all that follows from it is known. */
  static final List<String> WATCHING =
      List.of(SubmissionDeadlines.PROCESSOR, LogPublisher.PROCESSOR);

  @Bean
  CorrelationDataProvider causation() {
    return new Causation();
  }

  /** Axon's starter adds every interceptor that is a bean; to add one here would run it twice. */
  @Bean
  OneWriter commandBus(
      TransactionManager transactions, Turn turn, CorrelationDataProvider causation) {
    var bus = new OneWriter(transactions, turn);
    bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(causation));
    return bus;
  }

  @Bean
  CommandTargetResolver targets() {
    return new TargetStreams();
  }

  /**
   * What belongs to an event is done in the unit of work that brings it about. Who follows the log
   * has one thread and one segment per processor, and begins at the tail, because events are older
   * than processors. A failure takes its unit or its batch back instead of being logged and
   * skipped.
   */
  @Autowired
  void processors(
      EventProcessingConfigurer processing,
      ConsequentEventStore events,
      LogSource log,
      ListableBeanFactory beans) {
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
        .registerTrackingEventProcessorConfiguration(axon -> following);
    Stream.concat(ACTING.stream(), WATCHING.stream())
        .forEach(name ->
            processing.registerSubscribingEventProcessor(name, axon -> events.eventsFor(name)));
    reactionProcessors(beans)
        .forEach(name ->
            processing.registerTrackingEventProcessor(
                name, axon -> log.only(concerning(name, beans)), axon -> following));
  }

  /** Only their types are asked for, because reactions need the bus that is being made here. */
  private static Stream<String> reactionProcessors(ListableBeanFactory beans) {
    return Arrays.stream(beans.getBeanNamesForType(Reaction.class))
        .map(name -> Objects.requireNonNull(beans.getType(name)).getPackageName())
        .distinct();
  }

  private static Predicate<ResourceEvent> concerning(String processor, ListableBeanFactory beans) {
    var reactions =
        beans.getBeansOfType(Reaction.class).values().stream()
            .filter(reaction -> reaction.getClass().getPackageName().equals(processor))
            .toList();
    return event -> reactions.stream().anyMatch(reaction -> reaction.concerns(event));
  }
}
