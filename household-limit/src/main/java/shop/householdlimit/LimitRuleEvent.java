package shop.householdlimit;

import shop.contract.ProductId;

/** What can have happened to the rule of a product. */
public sealed interface LimitRuleEvent {

  ProductId product();

  /**
   * The product is limited like this from now on; what was reserved before keeps its window.
   *
   * @param limit pieces within the window
   */
  record LimitRuleSet(ProductId product, int limit, Window window) implements LimitRuleEvent {}

  record LimitRuleRemoved(ProductId product) implements LimitRuleEvent {}
}
