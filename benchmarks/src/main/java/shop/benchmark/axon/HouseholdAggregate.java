package shop.benchmark.axon;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import shop.benchmark.Line;
import shop.benchmark.Workload;
import shop.benchmark.axon.Command.ReleaseLimit;
import shop.benchmark.axon.Command.ReserveLimit;
import shop.benchmark.axon.Event.LimitExceeded;
import shop.benchmark.axon.Event.LimitReleased;
import shop.benchmark.axon.Event.LimitReserved;

/** What a household uses of its limits. */
final class HouseholdAggregate {

  @SuppressWarnings("unused") // Axon reads it.
  @AggregateIdentifier
  private @Nullable String household;

  private final Map<String, Integer> used = new HashMap<>();

  HouseholdAggregate() {
    // Axon needs it.
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(ReserveLimit command) {
    List<Line> refused =
        command.lines().stream()
            .filter(line -> used.getOrDefault(line.product(), 0) + line.quantity() > Workload.LIMIT)
            .toList();
    apply(
        refused.isEmpty()
            ? new LimitReserved(command.household(), command.cart(), command.lines())
            : new LimitExceeded(command.household(), command.cart(), refused));
  }

  @CommandHandler
  void handle(ReleaseLimit command) {
    apply(new LimitReleased(command.household(), command.lines()));
  }

  @EventSourcingHandler
  void on(LimitReserved event) {
    household = event.household();
    event.lines().forEach(line -> used.merge(line.product(), line.quantity(), Integer::sum));
  }

  @EventSourcingHandler
  void on(LimitExceeded event) {
    household = event.household();
  }

  @EventSourcingHandler
  void on(LimitReleased event) {
    event.lines().forEach(line -> used.merge(line.product(), -line.quantity(), Integer::sum));
  }
}
