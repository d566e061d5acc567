package shop.checkout.node;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shop.eventstore.LeftOvers;
import shop.eventstore.node.Duties;

/** The processors that have a place in a stream run on the active node only. */
@Component
final class Processors implements Duties {

  private final ObjectProvider<EventProcessingConfiguration> configuration;
  private final LeftOvers leftOvers;
  private final JdbcClient jdbc;
  private final String node;

  Processors(
      ObjectProvider<EventProcessingConfiguration> configuration,
      LeftOvers leftOvers,
      JdbcClient jdbc,
      @Value("${shop.node}") String node) {
    this.configuration = configuration;
    this.leftOvers = leftOvers;
    this.jdbc = jdbc;
    this.node = node;
  }

  /**
   * Takes the claims of whoever was active before, and goes on from there. A predecessor that only
   * seemed to be dead cannot move its tokens any more, and without that nothing of a batch is
   * committed.
   */
  @Override
  public void begin() {
    jdbc.sql("update tokenentry set owner = ? where owner <> ?").params(node, node).update();
    leftOvers.start();
    all().forEach(EventProcessor::start);
  }

  @Override
  public void end() {
    CompletableFuture.allOf(
            all().stream().map(EventProcessor::shutdownAsync).toArray(CompletableFuture<?>[]::new))
        .join();
    leftOvers.stop();
  }

  private List<? extends EventProcessor> all() {
    return configuration.getObject().eventProcessors().values().stream()
        .filter(StreamingEventProcessor.class::isInstance)
        .toList();
  }
}
