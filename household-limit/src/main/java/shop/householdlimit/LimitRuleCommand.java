package shop.householdlimit;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import shop.contract.ProductId;

/**
 * What the rule of a product can be asked to do. Every command is answered with a {@link
 * shop.contract.Answer}.
 */
public sealed interface LimitRuleCommand {

  ProductId product();

  /** The event stream: identifiers of different contexts may be equal, their streams are not. */
  static String stream(ProductId product) {
    return "limit-rule:" + product;
  }

  @TargetAggregateIdentifier
  default String stream() {
    return stream(product());
  }

  /**
   * Limits what every household can buy of a product, or changes that limit.
   *
   * @param limit pieces within the window, 0 to 1,000,000; 0 forbids the product
   */
  record SetLimitRule(ProductId product, int limit, Window window) implements LimitRuleCommand {

    /** The largest limit: far above any household, far below an overflow of sums. */
    public static final int MAX_LIMIT = 1_000_000;

    public SetLimitRule {
      if (limit < 0 || limit > MAX_LIMIT) {
        throw new IllegalArgumentException("a limit is from 0 to " + MAX_LIMIT + " pieces");
      }
    }
  }

  /** Lets every household buy as much of the product as it likes. */
  record RemoveLimitRule(ProductId product) implements LimitRuleCommand {}
}
