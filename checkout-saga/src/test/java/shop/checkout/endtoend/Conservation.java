package shop.checkout.endtoend;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** That no piece comes from nowhere or gets lost, at any position of a log. */
final class Conservation {

  private Conservation() {}

  /** Pieces of a product; they are conserved from event to event. */
  private record Pieces(long onHand, long reserved, long backordered) {

    static final Pieces NONE = new Pieces(0, 0, 0);

    static Pieces of(Event event) {
      var stock = event.resource();
      return new Pieces(
          stock.at("/onHand").asLong(),
          stock.at("/reserved").asLong(),
          stock.at("/backordered").asLong(0));
    }

    Pieces minus(Pieces before) {
      return new Pieces(
          onHand - before.onHand, reserved - before.reserved, backordered - before.backordered);
    }
  }

  /** Checks a log at rest: every event for itself, and their sum against what was sold. */
  static void check(List<Event> log) {
    var before = new HashMap<String, Pieces>();
    var sold = new HashMap<String, Long>();
    LogRules.of(log, "inventory")
        .forEach(event -> {
          var now = Pieces.of(event);
          var change = now.minus(before.getOrDefault(event.subject(), Pieces.NONE));
          isPossible(event, now, change);
          before.put(event.subject(), now);
          if (!event.type().equals("shop.inventory.stockSet")) {
            sold.merge(event.subject(), -change.onHand(), Long::sum);
          }
        });
    sold.values().removeIf(pieces -> pieces == 0);
    assertThat(sold).as("what left the stock is what was sold").isEqualTo(delivered(log));
    limitsAreConserved(log);
  }

  private static void isPossible(Event event, Pieces now, Pieces change) {
    assertThat(now.reserved()).as(event.data()).isBetween(0L, now.onHand());
    assertThat(now.backordered()).as(event.data()).isNotNegative();
    if (now.backordered() > 0 && !event.type().equals("shop.inventory.stockSet")) {
      assertThat(event.resource().at("/available").asLong())
          .as("nothing lies idle while somebody waits: %s", event.data())
          .isLessThanOrEqualTo(idleUntilServed(event, change));
    }
    long pieces =
        switch (event.type().substring("shop.inventory.".length())) {
          case "stockSet" -> change.onHand();
          case "stockReserved" -> change.reserved();
          case "stockReleased" -> -change.reserved();
          case "stockConfirmed" -> -change.reserved();
          case "stockReturned" -> change.onHand();
          case "stockBackordered" -> change.backordered();
          case "backorderServed" -> -change.backordered();
          case "backorderCancelled" -> -change.backordered();
          default -> 0;
        };
    assertThat(change)
        .as(event.data())
        .isEqualTo(
            switch (event.type().substring("shop.inventory.".length())) {
              case "stockSet", "stockReturned" -> new Pieces(pieces, 0, 0);
              case "stockReserved" -> new Pieces(0, pieces, 0);
              case "stockReleased" -> new Pieces(0, -pieces, 0);
              case "stockConfirmed" -> new Pieces(-pieces, -pieces, 0);
              case "stockBackordered" -> new Pieces(0, 0, pieces);
              case "backorderServed" -> new Pieces(-pieces, 0, -pieces);
              case "backorderCancelled" -> new Pieces(0, 0, -pieces);
              default -> new Pieces(0, 0, 0);
            });
    if (!event.type().equals("shop.inventory.stockSet")) {
      assertThat(pieces).as(event.data()).isNotNegative();
    }
  }

  /** What has just come is served by the events that follow at once. */
  private static long idleUntilServed(Event event, Pieces change) {
    return switch (event.type()) {
      case "shop.inventory.stockReleased" -> -change.reserved();
      case "shop.inventory.stockReturned", "shop.inventory.backorderServed" -> Long.MAX_VALUE;
      case "shop.inventory.backorderCancelled" -> Long.MAX_VALUE;
      default -> 0;
    };
  }

  /** Pieces by product that completed checkouts have got: not cancelled, and not still to come. */
  private static Map<String, Long> delivered(List<Event> log) {
    return LogRules.newest(log, "checkouts").stream()
        .map(Event::resource)
        .filter(checkout -> checkout.at("/status").asString().equals("completed"))
        .flatMap(Conservation::linesDelivered)
        .filter(line -> line.getValue() != 0)
        .collect(groupingBy(Map.Entry::getKey, summingLong(Map.Entry::getValue)));
  }

  private static Stream<Map.Entry<String, Long>> linesDelivered(JsonNode checkout) {
    return checkout
        .at("/lines")
        .valueStream()
        .map(line -> line.at("/product").asString())
        .map(product ->
            Map.entry(
                product,
                pieces(checkout, "/lines", product)
                    - pieces(checkout, "/cancelled", product)
                    - pieces(checkout, "/backorders", product)));
  }

  static long pieces(JsonNode checkout, String lines, String product) {
    return checkout
        .at(lines)
        .valueStream()
        .filter(line -> line.at("/product").asString().equals(product))
        .mapToLong(line -> line.at("/quantity").asLong())
        .sum();
  }

  /** Excess is what was cancelled, and what counts is what was completed and not cancelled. */
  private static void limitsAreConserved(List<Event> log) {
    var cancelled = new HashMap<String, Long>();
    for (var checkout : LogRules.newest(log, "checkouts")) {
      checkout
          .resource()
          .at("/cancelled")
          .valueStream()
          .forEach(line ->
              cancelled.merge(
                  checkout.resource().at("/household").asString()
                      + " "
                      + line.at("/product").asString(),
                  line.at("/quantity").asLong(),
                  Long::sum));
    }
    var excess = new HashMap<String, Long>();
    for (var household : LogRules.newest(log, "household-limits")) {
      household
          .resource()
          .at("/products")
          .valueStream()
          .filter(product -> product.has("excess"))
          .forEach(product ->
              excess.put(
                  household.subject() + " " + product.at("/product").asString(),
                  product.at("/excess").asLong()));
    }
    assertThat(excess).as("every excess is cancelled, and nothing else").isEqualTo(cancelled);
  }
}
