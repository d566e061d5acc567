package shop.householdlimit.resource;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shop.contract.ProductId;
import shop.contract.ResourceKind;
import shop.contract.schema.Description;
import shop.contract.schema.EventTypes;
import shop.contract.schema.Personal;
import shop.householdlimit.LimitRuleEvent.LimitRuleSet;
import shop.householdlimit.Window;

/** How much of a product every household can buy. */
@Description("How much of a product every household can buy.")
@Personal(Personal.Data.NONE)
public record LimitRuleResource(
    @Description("The product that is limited.") ProductId product,
    @Description(value = "How many a household can buy within the window.", unit = "pieces")
        int limit,
    @Description("For how long a purchase counts against the limit: an ISO 8601 duration.")
        Window window,
    @Description("When the product got this rule, after having had none.") Instant createTime,
    @Description("When the rule last changed.") Instant updateTime,
    @Description("When the rule ended; absent while it is in force.")
        @Nullable Instant removeTime) {

  public static final ResourceKind<LimitRuleResource> KIND =
      new ResourceKind<>(
          "limit-rules",
          LimitRuleResource.class,
          "/products/{}/household-limit",
          "limit-rule/v1",
          EventTypes.of(LimitRuleChange.class));

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
