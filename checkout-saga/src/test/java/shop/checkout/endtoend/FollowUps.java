package shop.checkout.endtoend;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What has to follow from the completed checkouts of a log under their policies.
 *
 * @param told what happened to which product within which checkout
 */
record FollowUps(List<JsonNode> completed, Set<String> told) {

  static FollowUps of(List<Event> log) {
    return new FollowUps(
        LogRules.newest(log, "checkouts").stream()
            .map(Event::resource)
            .filter(checkout -> checkout.at("/status").asString().equals("completed"))
            .toList(),
        log.stream().flatMap(FollowUps::facts).collect(toSet()));
  }

  private static Stream<String> facts(Event event) {
    var checkout = event.attribute("correlationid");
    return switch (event.source()) {
      case "inventory" -> Stream.of(fact(checkout, event.type(), event.subject()));
      case "wishlists" ->
          event
              .resource()
              .at("/items")
              .valueStream()
              .map(item -> fact(checkout, event.type(), item.at("/product").asString()));
      default -> Stream.empty();
    };
  }

  private static String fact(String checkout, String type, String product) {
    return checkout + " " + type + " " + product;
  }

  boolean haveHappened() {
    return completed.stream().allMatch(this::haveHappened);
  }

  private boolean haveHappened(JsonNode checkout) {
    return steps(checkout).anyMatch("limit reserved "::equals)
        && products(checkout, "/lines").allMatch(product -> isTaken(checkout, product))
        && products(checkout, "/cancelled").allMatch(product -> isReturned(checkout, product));
  }

  private static boolean isTaken(JsonNode checkout, String product) {
    return steps(checkout)
        .anyMatch(step ->
            step.equals("stock reserved " + product)
                || step.equals("stock backordered " + product));
  }

  private boolean isReturned(JsonNode checkout, String product) {
    var id = checkout.at("/id").asString();
    return Stream.of("stockReturned", "backorderCancelled")
            .anyMatch(type -> told.contains(fact(id, "shop.inventory." + type, product)))
        && told.contains(fact(id, "shop.wishlist.itemAdded", product));
  }

  private static Stream<String> steps(JsonNode checkout) {
    return checkout
        .at("/steps")
        .valueStream()
        .map(step ->
            "%s %s %s"
                .formatted(
                    step.at("/step").asString(),
                    step.at("/state").asString(),
                    step.at("/product").asString("")));
  }

  private static Stream<String> products(JsonNode checkout, String lines) {
    return checkout.at(lines).valueStream().map(line -> line.at("/product").asString());
  }
}
