package shop.benchmark.axon;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import shop.benchmark.Line;

/** What the aggregates can be asked to do. */
sealed interface Command {

  record FillCart(
      @TargetAggregateIdentifier String cart, String customer, String household, List<Line> lines)
      implements Command {}

  record SubmitCart(@TargetAggregateIdentifier String cart) implements Command {}

  record CompleteCart(@TargetAggregateIdentifier String cart) implements Command {}

  record RejectCart(@TargetAggregateIdentifier String cart) implements Command {}

  record ReserveLimit(@TargetAggregateIdentifier String household, String cart, List<Line> lines)
      implements Command {}

  record ReleaseLimit(@TargetAggregateIdentifier String household, List<Line> lines)
      implements Command {}

  record SetStock(@TargetAggregateIdentifier String product, int onHand) implements Command {}

  record ReserveStock(@TargetAggregateIdentifier String product, String cart, int quantity)
      implements Command {}

  record ReleaseStock(@TargetAggregateIdentifier String product, int quantity) implements Command {}

  record AddWish(@TargetAggregateIdentifier String wishlist, Line line) implements Command {}
}
