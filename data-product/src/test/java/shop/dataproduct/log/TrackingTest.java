package shop.dataproduct.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.eventhandling.GenericEventMessage.asEventMessage;

import java.nio.file.Path;
import java.time.Duration;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import shop.contract.ResourceEvent;
import shop.dataproduct.parcels.ParcelEvent.Loaded;
import shop.dataproduct.parcels.ParcelEvent.Packed;
import shop.dataproduct.parcels.ParcelResource;

/** The publisher behind Axon's tracking processor, as the service runs it. */
@Timeout(60)
class TrackingTest {

  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir Path directory;
  private final EmbeddedEventStore events =
      EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()).build();
  private LogOnDisk node;

  @BeforeEach
  void open() {
    node = LogOnDisk.in(directory);
  }

  @AfterEach
  void close() {
    events.shutDown();
    node.close();
  }

  @Test
  void events_are_published_as_they_are_stored_the_oldest_first() {
    events.publish(asEventMessage(new Packed("1", "before the processor")));
    var processor = processor(new InMemoryTokenStore());
    processor.start();
    try {
      events.publish(asEventMessage(new Loaded("1", "v")));

      assertThat(node.log.await(ParcelResource.KIND.subject("1"), 2, LONG))
          .map(ResourceEvent::position)
          .contains(2L);
    } finally {
      processor.shutDown();
    }
  }

  @Test
  void a_lost_token_doubles_nothing() {
    for (int i = 0; i < 30; i++) {
      events.publish(asEventMessage(new Loaded("1", "v" + i)));
    }
    publishUntil(30);
    var told = node.all();

    events.publish(asEventMessage(new Loaded("1", "after")));
    publishUntil(31);

    assertThat(node.all()).startsWith(told.toArray(ResourceEvent[]::new)).hasSize(told.size() + 2);
  }

  /** Runs a processor that has no token until a parcel has been told so often. */
  private void publishUntil(long revision) {
    var processor = processor(new InMemoryTokenStore());
    processor.start();
    try {
      assertThat(node.log.await(ParcelResource.KIND.subject("1"), revision, LONG)).isPresent();
    } finally {
      processor.shutDown();
    }
  }

  private TrackingEventProcessor processor(TokenStore tokens) {
    return TrackingEventProcessor.builder()
        .name(LogPublisher.PROCESSOR)
        .eventHandlerInvoker(
            SimpleEventHandlerInvoker.builder()
                .eventHandlers(node.publisher)
                .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                .build())
        .errorHandler(PropagatingErrorHandler.instance())
        .messageSource(events)
        .tokenStore(tokens)
        .transactionManager(new SpringTransactionManager(node.transactions))
        .trackingEventProcessorConfiguration(
            TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                .andBatchSize(7)
                .andInitialTrackingToken(StreamableMessageSource::createTailToken))
        .build();
  }
}
