package shop.dataproduct.log;

import java.time.Instant;
import java.util.function.Predicate;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import shop.contract.LogQuery;
import shop.contract.ResourceEvent;
import shop.contract.ResourceLog;

/**
 * The public log, or what of it somebody wants, as what Axon's tracking processors follow, so that
 * whoever reacts to public facts has a durable place in the log, moved in the transaction of what
 * the reaction does. The payload is a {@link ResourceEvent}, the token its position.
 */
@Component
public final class LogSource implements StreamableMessageSource<TrackedEventMessage<?>> {

  private final ResourceLog log;
  private final Predicate<ResourceEvent> wanted;

  @Autowired
  public LogSource(ResourceLog log) {
    this(log, _ -> true);
  }

  private LogSource(ResourceLog log, Predicate<ResourceEvent> wanted) {
    this.log = log;
    this.wanted = wanted;
  }

  /**
   * What is wanted of the log, and now and then an event that is not, so that the place of whoever
   * wants little does not stay behind for ever.
   */
  public LogSource only(Predicate<ResourceEvent> wanted) {
    return new LogSource(log, wanted);
  }

  @Override
  public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
    return new LogStream(log, wanted, token == null ? 0 : token.position().orElseThrow());
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
