package shop.checkout.resource;

import java.util.Optional;
import java.util.stream.Stream;
import shop.checkout.resource.Explanation.Numbers;
import shop.checkout.resource.Explanation.Obstacle;
import shop.checkout.resource.Explanation.Reference;
import shop.contract.Line;
import shop.contract.ProductId;
import shop.contract.Refusal;
import shop.contract.ResourceEvent;
import shop.contract.ResourceJson;
import shop.inventory.resource.StockResource;

/** Explains why stock stood in the way of a line. */
record StockObstacles(History history) {

  /**
   * The obstacle of which an event of the checkout tells, with the stock at that moment.
   *
   * @param checkout as it was after the event
   */
  Stream<Obstacle> toldBy(ResourceEvent event, CheckoutResource checkout) {
    return history.sameFact(event, StockResource.KIND.source()).stream()
        .map(fact -> obstacle(event, checkout, fact));
  }

  private Obstacle obstacle(ResourceEvent event, CheckoutResource checkout, ResourceEvent fact) {
    var stock = ResourceJson.read(fact.data(), StockResource.class);
    int requested = requested(checkout, stock.product());
    boolean backordered = event.type().equals("shop.checkout.backordered");
    return new Obstacle(
        backordered
            ? CheckoutResource.Apology.Reason.BACKORDERED.name()
            : Refusal.Reason.OUT_OF_STOCK.name(),
        stock.product(),
        backordered
            ? "What is sold and not in stock is back-ordered."
            : "A line is reserved as a whole, or not at all.",
        new Numbers(
            requested, null, null, null, stock.reserved(), stock.onHand(), stock.available()),
        "%d requested, %d on hand, %d of them reserved for others: %d available%s."
            .formatted(
                requested,
                stock.onHand(),
                stock.reserved(),
                stock.available(),
                backordered ? " after what there was had been taken" : ""),
        Stream.of(counted(fact), changed(fact), Optional.of(fact))
            .flatMap(Optional::stream)
            .distinct()
            .map(led -> Reference.to(led, StockResource.KIND))
            .toList());
  }

  /** When the stock was last counted. */
  private Optional<ResourceEvent> counted(ResourceEvent fact) {
    return history.newestBefore(fact.position(), fact.subject(), "shop.inventory.stockSet");
  }

  /** The change before, which left so many. */
  private Optional<ResourceEvent> changed(ResourceEvent fact) {
    return history.revision(fact.subject(), fact.sequence() - 1);
  }

  private static int requested(CheckoutResource checkout, ProductId product) {
    return checkout.lines().stream()
        .filter(line -> line.product().equals(product))
        .mapToInt(Line::quantity)
        .findFirst()
        .orElseThrow();
  }
}
