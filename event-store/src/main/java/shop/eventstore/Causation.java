package shop.eventstore;

import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/**
 * Carries from message to message which event caused it and in whose trace it happens. Commands
 * pass the cause on and are never one themselves, because the outside never sees a command.
 */
public final class Causation implements CorrelationDataProvider {

  /** Metadata key: the id of the event that caused the message. */
  public static final String CAUSATION_ID = "causationid";

  /** Metadata key: the W3C trace context of the request behind the message. */
  public static final String TRACEPARENT = "traceparent";

  @Override
  public Map<String, ?> correlationDataFor(Message<?> message) {
    var data = new LinkedHashMap<String, Object>();
    var cause =
        message instanceof EventMessage<?>
            ? message.getIdentifier()
            : message.getMetaData().get(CAUSATION_ID);
    if (cause != null) {
      data.put(CAUSATION_ID, cause);
    }
    var trace = message.getMetaData().get(TRACEPARENT);
    if (trace != null) {
      data.put(TRACEPARENT, trace);
    }
    return data;
  }
}
