package shop.checkout.resource;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import shop.checkout.resource.Explanation.Obstacle;
import shop.checkout.resource.Explanation.Reference;
import shop.contract.Refusal;
import shop.contract.ResourceEvent;
import shop.contract.ResourceJson;
import shop.contract.ResourceLog;

/**
 * Explains checkouts from the log alone. One inside fact is told under one id to every resource
 * that it concerns: what is a refusal to the checkout is, under the same id, the stock or the
 * household's limits as they were at that moment.
 */
@Component
final class Explanations {

  private final History history;
  private final LimitObstacles limits;
  private final StockObstacles stock;
  private final Duration timeToEnd;

  Explanations(ResourceLog log, @Value("${shop.checkout.time-to-end}") Duration timeToEnd) {
    this.history = new History(log);
    this.limits = new LimitObstacles(history);
    this.stock = new StockObstacles(history);
    this.timeToEnd = timeToEnd;
  }

  /** Explains a checkout as it stands after its newest event. */
  Explanation of(ResourceEvent newest) {
    var checkout = ResourceJson.read(newest.data(), CheckoutResource.class);
    var story = history.of(newest.subject()).toList();
    return new Explanation(
        checkout.id(),
        checkout.status(),
        story.stream().flatMap(event -> obstacles(event, story)).toList(),
        story.stream().map(event -> Reference.to(event, CheckoutResource.KIND)).toList());
  }

  private Stream<Obstacle> obstacles(ResourceEvent event, List<ResourceEvent> story) {
    var checkout = ResourceJson.read(event.data(), CheckoutResource.class);
    return switch (event.type()) {
      case "shop.checkout.limitExceeded", "shop.checkout.linesCancelled" ->
          limits.toldBy(event, checkout);
      case "shop.checkout.stockUnavailable", "shop.checkout.backordered" ->
          stock.toldBy(event, checkout);
      case "shop.checkout.rejected" -> limits.judgedByTheLog(event, checkout);
      case "shop.checkout.expired" -> Stream.of(expired(event, story.getFirst()));
      default -> Stream.empty();
    };
  }

  private Obstacle expired(ResourceEvent expired, ResourceEvent started) {
    return new Obstacle(
        Refusal.Reason.EXPIRED.name(),
        null,
        "A submission that has not ended after %s expires.".formatted(timeToEnd),
        null,
        "The submission began at %s and had not ended at %s."
            .formatted(started.time(), expired.time()),
        Stream.of(started, expired)
            .map(event -> Reference.to(event, CheckoutResource.KIND))
            .toList());
  }
}
