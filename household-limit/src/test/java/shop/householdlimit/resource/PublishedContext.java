package shop.householdlimit.resource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventMessage;
import shop.contract.Answer;
import shop.contract.Fold;
import shop.contract.ProductId;
import shop.contract.ResourceEvent;
import shop.contract.ResourceJson;
import shop.householdlimit.HouseholdLimitEvent;
import shop.householdlimit.HouseholdsInMemory;
import shop.householdlimit.LimitRuleCommand.SetLimitRule;
import shop.householdlimit.LimitRuleEvent;
import shop.householdlimit.Window;
import shop.testing.InMemoryContext;
import shop.testing.RecordedLog;
import shop.testing.SettableClock;

/** The whole context in memory, with a log that tells what happens in it. */
public final class PublishedContext implements AutoCloseable {

  public final SettableClock clock = new SettableClock();
  public final RecordedLog log;

  private final List<Configuration> axon = new ArrayList<>();
  private final InMemoryContext context;
  private int published;

  PublishedContext() {
    this(new RecordedLog(), _ -> {});
  }

  /** Starts the context together with something that speaks to it. */
  public PublishedContext(RecordedLog log, InMemoryContext.Parts more) {
    this.log = log;
    var parts = HouseholdsInMemory.parts(new PublishedLimitRules(log));
    context =
        InMemoryContext.start(
            clock,
            configurer -> {
              parts.addTo(configurer);
              more.addTo(configurer);
              configurer.onInitialize(axon::add);
            });
  }

  CommandGateway commands() {
    return axon.getFirst().commandGateway();
  }

  /** Sends a command and publishes what happens. */
  public Answer send(Object command) {
    var answer = context.send(command);
    publish();
    return answer;
  }

  /** So many pieces of the product within a week are all that a household may buy from now on. */
  public void limit(ProductId product, int pieces) {
    send(new SetLimitRule(product, pieces, new Window("P7D")));
  }

  /** What has happened inside, in its order. */
  public List<Object> events() {
    return context.events().stream().<Object>map(EventMessage::getPayload).toList();
  }

  /** Tells the log what has happened since it was told last; returns that. */
  public List<ResourceEvent> publish() {
    var more = context.events().stream().skip(published).map(this::publish).toList();
    published += more.size();
    return more;
  }

  private ResourceEvent publish(EventMessage<?> message) {
    return message.getPayload() instanceof HouseholdLimitEvent event
        ? tell(new HouseholdLimitsFold(), event, message.getTimestamp())
        : tell(new LimitRuleFold(), (LimitRuleEvent) message.getPayload(), message.getTimestamp());
  }

  private <E, R> ResourceEvent tell(Fold<E, R> fold, E event, Instant time) {
    var kind = fold.kind();
    var id = fold.subject(event).orElseThrow();
    var before =
        log.latest(kind.subject(id))
            .map(told -> ResourceJson.read(told.data(), kind.record()))
            .orElse(null);
    return log.tell(kind, id, fold.type(event), fold.next(before, event, time));
  }

  @Override
  public void close() {
    context.close();
  }
}
