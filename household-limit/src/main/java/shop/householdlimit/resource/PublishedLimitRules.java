package shop.householdlimit.resource;

import java.util.Optional;
import org.springframework.stereotype.Component;
import shop.contract.ProductId;
import shop.contract.ResourceLog;
import shop.householdlimit.LimitRules;

/**
 * The rules as the log tells them. A client whose PUT was acknowledged finds its rule in the log,
 * and therefore in force.
 */
@Component
final class PublishedLimitRules implements LimitRules {

  private final ResourceLog log;

  PublishedLimitRules(ResourceLog log) {
    this.log = log;
  }

  @Override
  public Optional<Rule> ruleFor(ProductId product) {
    return log.standing(LimitRuleResource.KIND, product)
        .filter(LimitRuleResource::inForce)
        .map(rule -> new Rule(rule.limit(), rule.window()));
  }
}
