package shop.dataproduct.log;

import org.jspecify.annotations.Nullable;
import shop.contract.ResourceEvent;
import shop.contract.Subject;

/** That an event of another producer is passed on as it came: its data is the resource. */
record Passed(EventAccepted event) implements Telling {

  @Override
  public Subject subject() {
    return event.subject();
  }

  @Override
  public EventName name() {
    return new EventName(event.subject().source(), event.id());
  }

  @Override
  public Standing after(@Nullable Standing before) {
    return Standing.passed(before == null ? 1 : before.sequence() + 1, event.data());
  }

  @Override
  public ResourceEvent at(long position, Standing after) {
    return new ResourceEvent(
        position,
        event.id(),
        event.subject(),
        event.type(),
        event.time(),
        after.sequence(),
        after.data(),
        event.correlationId(),
        event.causationId(),
        event.traceparent());
  }
}
