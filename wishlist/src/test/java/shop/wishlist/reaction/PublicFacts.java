package shop.wishlist.reaction;

import java.util.List;
import java.util.Map;
import shop.contract.ResourceEvent;
import shop.contract.ResourceKind;
import shop.contract.schema.EventTypes;
import shop.testing.RecordedLog;

/**
 * What other contexts publish, in their words, and more of them than this context reads. Whether
 * they still say it so, only a test of the whole service can tell.
 */
record PublicFacts(RecordedLog log) {

  private static final String NOW = "2026-01-05T12:00:00Z";

  /** Types are told as the reactions expect them, whoever registers them. */
  private static final EventTypes TYPES = EventTypes.of(AnyChange.class);

  ResourceEvent submitted(String checkout, String customer, String household) {
    return tell(
        "checkouts",
        checkout,
        "shop.checkout.started",
        Map.of("id", checkout, "customer", customer, "household", household, "status", "started"));
  }

  /** Each line is a product of two pieces. */
  ResourceEvent cancelled(String checkout, String customer, String... products) {
    return tell(
        "checkouts",
        checkout,
        "shop.checkout.linesCancelled",
        Map.of(
            "id",
            checkout,
            "customer",
            customer,
            "household",
            "h1",
            "status",
            "completed",
            "cancelled",
            List.of(products).stream()
                .map(product -> Map.of("product", product, "quantity", 2))
                .toList()));
  }

  ResourceEvent stock(String product, int available) {
    return tell(
        "inventory",
        product,
        "shop.inventory.stockSet",
        Map.of(
            "product", product,
            "onHand", available + 3,
            "reserved", 3,
            "available", available,
            "updateTime", NOW));
  }

  ResourceEvent rule(String product, int limit) {
    return tell(
        "limit-rules",
        product,
        "shop.limitRule.set",
        Map.of("product", product, "limit", limit, "window", "P7D", "createTime", NOW));
  }

  ResourceEvent ruleRemoved(String product) {
    return tell(
        "limit-rules",
        product,
        "shop.limitRule.removed",
        Map.of("product", product, "limit", 1, "window", "P7D", "removeTime", NOW));
  }

  ResourceEvent uses(String household, String product, int used, int reserved) {
    return tell(
        "household-limits",
        household,
        "shop.householdLimit.used",
        Map.of(
            "household",
            household,
            "products",
            List.of(
                Map.of(
                    "product", "something-else", "limit", 9, "used", 7, "reserved", 0, "left", 2),
                Map.of(
                    "product",
                    product,
                    "limit",
                    99,
                    "used",
                    used,
                    "reserved",
                    reserved,
                    "left",
                    0,
                    "entries",
                    List.of()))));
  }

  /** Nothing that concerns a wish list. */
  ResourceEvent cart() {
    return tell("carts", "101", "shop.cart.cleared", Map.of("id", "101"));
  }

  @SuppressWarnings({"rawtypes", "unchecked"}) // a map has no class of its own
  private ResourceEvent tell(String source, String id, String type, Map<String, ?> data) {
    return log.tell(new ResourceKind(source, Map.class, "", "", TYPES), id, type, data);
  }

  private enum AnyChange {}
}
