package shop.wishlist;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import shop.eventstore.Causation;
import shop.testing.InMemoryContext;
import shop.testing.SettableClock;

/** Opens the private aggregate to tests that look at it from outside. */
public record WishlistsInMemory(InMemoryContext context, CommandGateway commands)
    implements AutoCloseable {

  public static WishlistsInMemory start() {
    var started = new AtomicReference<Configuration>();
    var context =
        InMemoryContext.start(
            new SettableClock(),
            configurer ->
                configurer
                    .configureAggregate(Wishlist.class)
                    .configureCorrelationDataProviders(axon -> List.of(new Causation()))
                    .onInitialize(started::set));
    return new WishlistsInMemory(context, started.get().commandGateway());
  }

  @Override
  public void close() {
    context.close();
  }
}
