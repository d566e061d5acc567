package shop.checkout.endtoend;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The reports, computed from every event of the log and from nothing else. */
final class Recomputed {

  private static final Set<String> ENDS = Set.of("completed", "rejected", "expired");

  private static final Set<String> GIVING_BACK =
      Set.of("shop.householdLimit.released", "shop.inventory.stockReleased");

  private final Set<String> givenBack = new HashSet<>();
  private final Map<String, Instant> begun = new HashMap<>();
  private final Map<String, JsonNode> checkouts = new HashMap<>();
  private final Map<String, JsonNode> limits = new HashMap<>();
  private final Map<String, JsonNode> wishlists = new HashMap<>();

  Recomputed(List<Event> log) {
    for (var event : log) {
      if (GIVING_BACK.contains(event.type()) && event.has("correlationid")) {
        givenBack.add(event.attribute("correlationid"));
      }
      switch (event.source()) {
        case "checkouts" -> {
          begun.putIfAbsent(event.subject(), Instant.parse(event.attribute("time")));
          checkouts.put(event.subject(), event.resource());
        }
        case "household-limits" -> limits.put(event.subject(), event.resource());
        case "wishlists" -> wishlists.put(event.subject(), event.resource());
        default -> {}
      }
    }
  }

  /** Completed, rejected and expired, by hour. */
  Map<String, List<Long>> checkoutsPerHour() {
    return checkouts.values().stream()
        .collect(
            groupingBy(
                checkout ->
                    begun.get(text(checkout, "id")).truncatedTo(ChronoUnit.HOURS).toString(),
                collectingAndThen(
                    toList(),
                    those ->
                        Stream.of("completed", "rejected", "expired")
                            .map(status -> count(those, status))
                            .toList())));
  }

  private static long count(Collection<JsonNode> checkouts, String status) {
    return checkouts.stream().filter(one -> text(one, "status").equals(status)).count();
  }

  Map<String, Long> refusalReasons() {
    return checkouts.values().stream()
        .filter(checkout -> checkout.has("refusal"))
        .collect(groupingBy(checkout -> checkout.at("/refusal/reason").asString(), counting()));
  }

  /** How many ended, and how many had to give back. */
  List<Long> compensation() {
    var ended = checkouts.values().stream().filter(one -> ENDS.contains(text(one, "status")));
    return List.of(ended.count(), (long) givenBack.size());
  }

  /** Households, used, reserved, remaining, by product. */
  Map<String, List<Long>> limitUse() {
    return limits.values().stream()
        .flatMap(limit -> limit.at("/products").valueStream())
        .collect(
            groupingBy(
                product -> text(product, "product"),
                collectingAndThen(
                    toList(),
                    those ->
                        List.of(
                            (long) those.size(),
                            sum(those, "used"),
                            sum(those, "reserved"),
                            sum(those, "left")))));
  }

  /** Quantity by product. */
  Map<String, Long> wished() {
    return wishlists.values().stream()
        .flatMap(list -> list.at("/items").valueStream())
        .collect(
            groupingBy(
                item -> text(item, "product"),
                collectingAndThen(toList(), those -> sum(those, "quantity"))));
  }

  private static long sum(Collection<JsonNode> all, String field) {
    return all.stream().mapToLong(one -> one.path(field).asLong(0)).sum();
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
