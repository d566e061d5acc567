package shop.dataproduct.producers;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;
import shop.contract.ResourceEvent;
import shop.dataproduct.log.EventName;
import shop.dataproduct.log.LogPublisher;

/**
 * Has what is new of offered events told, in the unit of work of a command. So it has its turn
 * among all who write, and what the log tells of a name cannot change until the commit. Should
 * another node write at the same time, the log's own key of names takes one of the two back.
 */
@Component
final class Acceptance {

  /**
   * To accept these events, all or none.
   *
   * @param offers no two of one name
   */
  record Accept(List<Offer> offers) {}

  /**
   * The answer.
   *
   * @param reused names under which the log tells other events; when there are any, nothing was
   *     accepted
   */
  record Accepted(Set<EventName> reused) {}

  private final LogPublisher log;
  private final Clock clock;

  Acceptance(LogPublisher log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /** The same again has no second effect. */
  @CommandHandler
  Accepted handle(Accept command) {
    var names = command.offers().stream().map(Offer::name).collect(Collectors.toSet());
    var told = log.told(names).stream().collect(Collectors.toMap(EventName::of, event -> event));
    var reused = command.offers().stream().filter(offer -> isReused(offer, told)).toList();
    if (reused.isEmpty()) {
      var fresh = command.offers().stream().filter(offer -> !told.containsKey(offer.name()));
      log.pass(fresh.map(offer -> offer.passed(clock)).toList());
    }
    return new Accepted(reused.stream().map(Offer::name).collect(Collectors.toSet()));
  }

  private static boolean isReused(Offer offer, Map<EventName, ResourceEvent> told) {
    var event = told.get(offer.name());
    return event != null && !offer.isToldBy(event);
  }
}
