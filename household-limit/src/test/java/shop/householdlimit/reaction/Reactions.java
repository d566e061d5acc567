package shop.householdlimit.reaction;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.axonframework.config.Configurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventBus;
import shop.contract.ResourceEvent;
import shop.contract.ResourceLog;
import shop.householdlimit.resource.PublishedContext;
import shop.testing.RecordedLog;

/**
 * The whole context in memory, whose reactions are handed the public log as their processor does: a
 * batch at a time.
 */
final class Reactions implements AutoCloseable {

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final PublishedContext context;
  private final SimpleEventBus publicLog = SimpleEventBus.builder().build();

  /** Starts the reactions, and further handlers of their processor. */
  Reactions(Object... more) {
    var log = new RecordedLog();
    context = new PublishedContext(log, configurer -> configure(configurer, log, List.of(more)));
  }

  private void configure(Configurer configurer, ResourceLog log, List<Object> more) {
    configurer.eventProcessing(processing -> {
      processing
          .registerSubscribingEventProcessor("shop.householdlimit.reaction", axon -> publicLog)
          .registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.instance())
          .registerEventHandler(axon -> new CountPurchases(axon.commandGateway()))
          .registerEventHandler(axon -> new ExcessMeter(log, meters));
      more.forEach(handler -> processing.registerEventHandler(axon -> handler));
    });
  }

  /** Hands over a batch, and what it makes happen in the context in further ones. */
  void handle(ResourceEvent... batch) {
    handle(List.of(batch));
  }

  void handle(List<ResourceEvent> batch) {
    for (var next = batch; !next.isEmpty(); next = context.publish()) {
      publicLog.publish(
          next.stream().<EventMessage<?>>map(GenericEventMessage::asEventMessage).toList());
    }
  }

  double excess() {
    return meters.get("shop.household.limit.excess").counter().count();
  }

  @Override
  public void close() {
    context.close();
  }
}
