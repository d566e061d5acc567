package shop.dataproduct.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import shop.contract.Fold;
import shop.contract.ResourceEvent;
import shop.contract.Subject;

/**
 * That an inside event of a context changes a resource, as the context's fold says.
 *
 * @param message the inside event as it was stored
 * @param event its payload
 * @param subject the resource that it changes
 */
record Folded<E, R>(Fold<E, R> fold, EventMessage<?> message, E event, Subject subject)
    implements Telling {

  /** What a fold has to tell of an inside event; empty when that is nothing. */
  static <E, R> Optional<Folded<E, R>> of(Fold<E, R> fold, EventMessage<?> message) {
    return fold.events().stream()
        .filter(family -> family.isInstance(message.getPayload()))
        .findFirst()
        .flatMap(family -> of(fold, message, family.cast(message.getPayload())));
  }

  private static <E, R> Optional<Folded<E, R>> of(
      Fold<E, R> fold, EventMessage<?> message, E event) {
    return fold.subject(event)
        .map(subject -> new Folded<>(fold, message, event, fold.kind().subject(subject)));
  }

  @Override
  public EventName name() {
    return new EventName(subject.source(), message.getIdentifier());
  }

  @Override
  public Standing after(@Nullable Standing before) {
    if (before == null) {
      return Standing.at(1, fold.next(null, event, time()));
    }
    var resource = fold.kind().record().cast(before.resource());
    return Standing.at(before.sequence() + 1, fold.next(resource, event, time()));
  }

  @Override
  public ResourceEvent at(long position, Standing after) {
    return new ResourceEvent(
        position,
        message.getIdentifier(),
        subject,
        fold.type(event),
        time(),
        after.sequence(),
        after.data(),
        fold.correlation(event).orElse(null),
        metadata(CAUSATION_ID),
        metadata(TRACEPARENT));
  }

  /** As exact as the log keeps it, so that the resource and its event name the same instant. */
  private Instant time() {
    return message.getTimestamp().truncatedTo(ChronoUnit.MICROS);
  }

  private @Nullable String metadata(String key) {
    return message.getMetaData().get(key) instanceof String value ? value : null;
  }
}
