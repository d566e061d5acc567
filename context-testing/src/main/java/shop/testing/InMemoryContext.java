package shop.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import shop.contract.Answer;

/**
 * Aggregates of a context on Axon, with their events in memory and their time from a given clock:
 * commands are handled as in the service, nothing is durable.
 */
public final class InMemoryContext implements AutoCloseable {

  static {
    // Axon praises its console at every start, and properties start hundreds of contexts.
    System.setProperty("disable-axoniq-console-message", "true");
  }

  private final InMemoryEventStorageEngine stored;
  private final Configuration axon;

  private InMemoryContext(InMemoryEventStorageEngine stored, Configuration axon) {
    this.stored = stored;
    this.axon = axon;
  }

  /**
   * Starts a context. Until it is closed, Axon dates events by its clock.
   *
   * @param parts adds the aggregates and what their handlers ask for
   */
  public static InMemoryContext start(Clock clock, Parts parts) {
    var stored = new InMemoryEventStorageEngine();
    var configurer =
        DefaultConfigurer.defaultConfiguration(false)
            .configureEmbeddedEventStore(axon -> stored)
            .registerComponent(Clock.class, axon -> clock);
    parts.addTo(configurer);
    GenericEventMessage.clock = clock;
    return new InMemoryContext(stored, configurer.start());
  }

  /** Sends a command and waits for the answer. */
  public Answer send(Object command) {
    return axon.commandGateway().sendAndWait(command);
  }

  /** Sends a command twice: the second one is answered like the first and has no effect. */
  public void sendTwice(Object command) {
    var answer = send(command);
    int happened = events().size();
    var again = send(command);
    assertThat(again.getClass()).as("%s after %s", again, answer).isEqualTo(answer.getClass());
    assertThat(events()).as("sent twice: %s", command).hasSize(happened);
  }

  /** Everything that has happened, in its order. */
  public List<? extends EventMessage<?>> events() {
    try (var events = stored.readEvents(null, false)) {
      return events.toList();
    }
  }

  /** The same as what aggregates have said, which all of it is. */
  public List<? extends DomainEventMessage<?>> domainEvents() {
    return events().stream().<DomainEventMessage<?>>map(DomainEventMessage.class::cast).toList();
  }

  @Override
  public void close() {
    axon.shutdown();
    GenericEventMessage.clock = Clock.systemUTC();
  }

  /** What makes one context different from another. */
  @FunctionalInterface
  public interface Parts {

    void addTo(Configurer configurer);
  }
}
