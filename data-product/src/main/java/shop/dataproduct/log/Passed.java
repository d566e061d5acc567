package shop.dataproduct.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shop.contract.ResourceEvent;
import shop.contract.Subject;

/**
 * That an event of another producer is passed on as it came: its data is the resource. Only its
 * position and its sequence are given by the publisher.
 *
 * @param id CloudEvents id, unique within the source
 * @param time in microseconds, as the log keeps it
 * @param data the resource as JSON, in one line
 */
public record Passed(
    Subject subject,
    String id,
    String type,
    Instant time,
    String data,
    @Nullable String correlationId,
    @Nullable String causationId,
    @Nullable String traceparent)
    implements Telling {

  @Override
  public EventName name() {
    return new EventName(subject.source(), id);
  }

  @Override
  public Standing after(@Nullable Standing before) {
    return Standing.passed(before == null ? 1 : before.sequence() + 1, data);
  }

  @Override
  public ResourceEvent at(long position, Standing after) {
    return new ResourceEvent(
        position,
        id,
        subject,
        type,
        time,
        after.sequence(),
        data,
        correlationId,
        causationId,
        traceparent);
  }
}
