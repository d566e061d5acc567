package shop.dataproduct.log;

import java.time.Instant;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shop.contract.LogQuery;
import shop.contract.ResourceEvent;
import shop.contract.ResourceLog;

/**
 * The public log as what Axon's tracking processors follow, so that whoever reacts to public facts
 * has a durable place in the log, moved in the transaction of what the reaction does. The payload
 * is a {@link ResourceEvent}, the token its position.
 */
@Component
public final class LogSource implements StreamableMessageSource<TrackedEventMessage<?>> {

  private final ResourceLog log;

  public LogSource(ResourceLog log) {
    this.log = log;
  }

  @Override
  public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
    return new LogStream(log, token == null ? 0 : token.position().orElseThrow());
  }

  @Override
  public TrackingToken createTailToken() {
    return new GlobalSequenceTrackingToken(0);
  }

  @Override
  public TrackingToken createHeadToken() {
    return new GlobalSequenceTrackingToken(log.head());
  }

  /** Before the first event that is not older; events are not strictly in the order of time. */
  @Override
  public TrackingToken createTokenAt(Instant time) {
    var first = log.read(new LogQuery(null, null, null, time, null, 0, 1));
    return new GlobalSequenceTrackingToken(
        first.isEmpty() ? log.head() : first.getFirst().position() - 1);
  }
}
