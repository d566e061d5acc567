package shop.dataproduct.producers;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.springframework.stereotype.Component;
import shop.contract.ResourceEvent;
import shop.contract.ResourceLog;
import shop.dataproduct.log.EventAccepted;
import shop.http.Problem;
import shop.http.ProblemType;

/**
 * Takes events into the house: into the event store, all of a request in one transaction, where the
 * publisher finds them. It answers when they are in the log.
 *
 * <p>An event stands alone in a stream of its name, so the store refuses the second of a name, also
 * when two come at the same moment or at two nodes. What was refused is then compared with what the
 * log tells: the same again has no second effect, another one is a problem.
 */
@Component
final class Intake {

  /** After this long something is broken. */
  private static final Duration PUBLICATION = Duration.ofSeconds(10);

  private final EventBus store;
  private final ResourceLog log;
  private final Clock clock;

  Intake(EventBus store, ResourceLog log, Clock clock) {
    this.store = store;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Takes what is new of these, and returns where the log tells the last of them.
   *
   * @param offers at least one
   * @throws Problem EVENT_REUSED when one has the name of another event; UNAVAILABLE when the log
   *     does not tell them in time, though they may be stored
   */
  ResourceEvent take(Form form, List<Offer> offers) {
    var fresh = distinct(form, offers);
    var end = new Deadline(PUBLICATION);
    while (!fresh.isEmpty()) {
      long head = log.head();
      if (store(fresh)) {
        break;
      }
      if (!takeOut(fresh, form, offers)) {
        // Somebody else has stored one of them, which the log does not tell yet.
        end.await(log, head);
      }
    }
    return told(offers.getLast(), end);
  }

  private static Map<Offer.Name, Offer> distinct(Form form, List<Offer> offers) {
    var distinct = new LinkedHashMap<Offer.Name, Offer>();
    for (int index = 0; index < offers.size(); index++) {
      var offer = offers.get(index);
      var same = distinct.putIfAbsent(offer.name(), offer);
      if (same != null && !same.equals(offer)) {
        throw reused(form, index);
      }
    }
    return distinct;
  }

  /** Whether all could be stored. */
  private boolean store(Map<Offer.Name, Offer> offers) {
    try {
      store.publish(offers.values().stream().map(this::message).toList());
      return true;
    } catch (AggregateStreamCreationException e) {
      return false;
    }
  }

  private GenericDomainEventMessage<EventAccepted> message(Offer offer) {
    var accepted = offer.accepted(clock);
    return new GenericDomainEventMessage<>("accepted", accepted.stream(), 0, accepted);
  }

  /** Takes out what the log has already; returns whether there was any. */
  private boolean takeOut(Map<Offer.Name, Offer> fresh, Form form, List<Offer> offers) {
    int before = fresh.size();
    for (int index = 0; index < offers.size(); index++) {
      var offer = offers.get(index);
      var told = find(offer);
      if (told.isPresent() && !offer.isToldBy(told.get())) {
        throw reused(form, index);
      }
      if (told.isPresent()) {
        fresh.remove(offer.name());
      }
    }
    return fresh.size() < before;
  }

  private static Problem reused(Form form, int index) {
    var fault =
        new Violation("/id", "EVENT_REUSED", "was the id of another event of this source before");
    return Problem.of(
        ProblemType.EVENT_REUSED, fault.toString(), List.of(form.error(index, fault)));
  }

  private ResourceEvent told(Offer offer, Deadline end) {
    while (true) {
      long head = log.head();
      var told = find(offer);
      if (told.isPresent()) {
        return told.get();
      }
      end.await(log, head);
    }
  }

  private Optional<ResourceEvent> find(Offer offer) {
    return log.event(offer.subject().source(), offer.id());
  }

  /** How long there is still to wait for the log. */
  private static final class Deadline {

    private final long end;

    Deadline(Duration atMost) {
      end = System.nanoTime() + atMost.toNanos();
    }

    /** Waits until the log goes on after a position. */
    void await(ResourceLog log, long position) {
      var left = Duration.ofNanos(end - System.nanoTime());
      if (!left.isPositive() || !log.awaitAfter(position, left)) {
        throw Problem.of(
            ProblemType.UNAVAILABLE,
            "the log does not tell these events yet; they may be stored: send the same again");
      }
    }
  }
}
