package shop.householdlimit.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import shop.contract.schema.Description;

/** What the log tells of the rules of products. */
enum LimitRuleChange {
  @JsonProperty("shop.limitRule.set")
  @Description("The product has this rule from now on.")
  SET,

  @JsonProperty("shop.limitRule.removed")
  @Description("The product has no rule any more.")
  REMOVED
}
