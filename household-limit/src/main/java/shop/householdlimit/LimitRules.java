package shop.householdlimit;

import java.util.Optional;
import shop.contract.ProductId;

/**
 * The rules as a household needs them: a port, because rules are not a household's own facts. It is
 * implemented over what was published, so a rule that was acknowledged is already in force.
 */
public interface LimitRules {

  /** The rule of a product; empty when the product is not limited. */
  Optional<Rule> ruleFor(ProductId product);

  /**
   * How much of a product every household can buy.
   *
   * @param limit pieces within the window
   */
  record Rule(int limit, Window window) {}
}
