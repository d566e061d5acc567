package shop.householdlimit.resource;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shop.contract.ProductId;
import shop.contract.ResourceKind;
import shop.householdlimit.LimitRuleEvent.LimitRuleSet;
import shop.householdlimit.Window;

/**
 * How much of a product every household can buy.
 *
 * @param limit pieces within the window
 * @param window ISO 8601 duration for which a purchase counts against the limit
 * @param createTime when the product got this rule, after having had none
 * @param removeTime when the rule ended; absent while it is in force
 */
public record LimitRuleResource(
    ProductId product,
    int limit,
    Window window,
    Instant createTime,
    Instant updateTime,
    @Nullable Instant removeTime) {

  public static final ResourceKind<LimitRuleResource> KIND =
      new ResourceKind<>(
          "limit-rules", LimitRuleResource.class, "/products/{}/household-limit", "limit-rule/v1");

  boolean inForce() {
    return removeTime == null;
  }

  static LimitRuleResource set(LimitRuleSet event, Instant since, Instant time) {
    return new LimitRuleResource(event.product(), event.limit(), event.window(), since, time, null);
  }

  LimitRuleResource removed(Instant time) {
    return new LimitRuleResource(product, limit, window, createTime, time, time);
  }
}
