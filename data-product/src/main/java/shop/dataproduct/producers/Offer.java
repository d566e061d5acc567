package shop.dataproduct.producers;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import shop.contract.ResourceEvent;
import shop.contract.Subject;
import shop.dataproduct.log.EventName;
import shop.dataproduct.log.Passed;
import shop.http.Moment;
import tools.jackson.databind.JsonNode;

/**
 * An event that a producer offers, well formed and of a registered product.
 *
 * @param time absent when the producer left it to us
 * @param data in one line, numbers as they were written
 */
record Offer(
    Subject subject,
    String id,
    String type,
    @Nullable Instant time,
    String data,
    @Nullable String correlationId,
    @Nullable String causationId,
    @Nullable String traceparent) {

  /** What an event in its structured form says, which has to keep the envelope's schema. */
  static Offer of(JsonNode event) {
    var time = event.path("time").asString(null);
    return new Offer(
        new Subject(event.path("source").asString(), event.path("subject").asString()),
        event.path("id").asString(),
        event.path("type").asString(),
        time == null ? null : Moment.valueOf(time).instant().truncatedTo(ChronoUnit.MICROS),
        event.path("data").toString(),
        event.path("correlationid").asString(null),
        event.path("causationid").asString(null),
        event.path("traceparent").asString(null));
  }

  EventName name() {
    return new EventName(subject.source(), id);
  }

  Passed passed(Clock clock) {
    return new Passed(
        subject,
        id,
        type,
        time == null ? clock.instant().truncatedTo(ChronoUnit.MICROS) : time,
        data,
        correlationId,
        causationId,
        traceparent);
  }

  /** Whether an event of the log is this one. */
  boolean isToldBy(ResourceEvent told) {
    return told.subject().equals(subject)
        && told.id().equals(id)
        && told.type().equals(type)
        && (time == null || told.time().equals(time))
        && told.data().equals(data)
        && Objects.equals(told.correlationId(), correlationId)
        && Objects.equals(told.causationId(), causationId)
        && Objects.equals(told.traceparent(), traceparent);
  }
}
