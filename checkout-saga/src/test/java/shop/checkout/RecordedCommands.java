package shop.checkout;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import shop.cart.CartCommand;
import shop.contract.Answer;
import shop.eventstore.StoredTypes;
import shop.householdlimit.HouseholdLimitCommand;
import shop.inventory.AllocationCommand;
import shop.inventory.StockCommand;
import shop.wishlist.WishlistCommand;

/** The contexts as whoever commands them sees them: they hear everything, and answer as told. */
final class RecordedCommands {

  private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
  private final List<Object> heard = new ArrayList<>();
  private Function<Object, Answer> answers = _ -> new Answer.Done(1);

  RecordedCommands() {
    var languages =
        StoredTypes.of(
            Set.of(
                CartCommand.class,
                HouseholdLimitCommand.class,
                StockCommand.class,
                AllocationCommand.class,
                WishlistCommand.class),
            Set.of());
    for (var command : languages.byName().values()) {
      bus.subscribe(command.getName(), message -> hear(message.getPayload()));
    }
  }

  private Answer hear(Object command) {
    heard.add(command);
    return answers.apply(command);
  }

  CommandGateway gateway() {
    return DefaultCommandGateway.builder().commandBus(bus).build();
  }

  void answer(Function<Object, Answer> answers) {
    this.answers = answers;
  }

  /** What was heard since this was asked last. */
  List<Object> heard() {
    var since = List.copyOf(heard);
    heard.clear();
    return since;
  }
}
