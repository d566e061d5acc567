package shop.dataproduct.producers;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import shop.contract.ResourceEvent;
import shop.contract.ResourceLog;
import shop.dataproduct.log.EventName;
import shop.dataproduct.producers.Acceptance.Accept;
import shop.dataproduct.producers.Acceptance.Accepted;
import shop.http.Commands;
import shop.http.Problem;
import shop.http.ProblemType;

/**
 * Takes events into the log, all of a request in one transaction, and answers when they are in it.
 *
 * <p>Commands that wait together share a transaction, for which all others wait. So no more events
 * are let in at once than a batch can have.
 */
@Component
final class Intake {

  /** Events that are taken at once at most, as many as a page of the log has. */
  static final int AT_ONCE = 1000;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final Commands commands;
  private final ResourceLog log;

  Intake(Commands commands, ResourceLog log) {
    this.commands = commands;
    this.log = log;
  }

  /**
   * Takes what is new of these, and returns where the log tells the last of them.
   *
   * @param offers at least one, and no more than fit at once
   * @throws Problem EVENT_REUSED when one has the name of another event; UNAVAILABLE when too many
   *     others want to be taken
   */
  ResourceEvent take(Form form, List<Offer> offers) {
    var reused = accept(distinct(form, offers));
    for (int index = 0; index < offers.size() && !reused.isEmpty(); index++) {
      if (reused.contains(offers.get(index).name())) {
        throw reused(form, index);
      }
    }
    var last = offers.getLast();
    return log.event(last.subject().source(), last.id()).orElseThrow();
  }

  private static List<Offer> distinct(Form form, List<Offer> offers) {
    var distinct = new LinkedHashMap<EventName, Offer>();
    for (int index = 0; index < offers.size(); index++) {
      var offer = offers.get(index);
      var same = distinct.putIfAbsent(offer.name(), offer);
      if (same != null && !same.equals(offer)) {
        throw reused(form, index);
      }
    }
    return List.copyOf(distinct.values());
  }

  private Set<EventName> accept(List<Offer> offers) {
    if (!entered(offers.size())) {
      throw Problem.of(ProblemType.UNAVAILABLE, "too many events are posted at once");
    }
    try {
      return commands.ask(new Accept(offers), Accepted.class).reused();
    } finally {
      places.release(offers.size());
    }
  }

  private boolean entered(int count) {
    try {
      return places.tryAcquire(count, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Problem reused(Form form, int index) {
    var fault =
        new Violation("/id", "EVENT_REUSED", "was the id of another event of this source before");
    return Problem.of(
        ProblemType.EVENT_REUSED, fault.toString(), List.of(form.error(index, fault)));
  }
}
