package shop.householdlimit.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import shop.contract.ProductId;
import shop.householdlimit.LimitRuleEvent.LimitRuleSet;
import shop.householdlimit.LimitRules.Rule;
import shop.householdlimit.Window;
import shop.testing.RecordedLog;

class PublishedLimitRulesTest {

  private static final ProductId P1 = new ProductId("p1");
  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
  private static final LimitRuleResource TWO_A_WEEK =
      LimitRuleResource.set(new LimitRuleSet(P1, 2, new Window("P7D")), NOW, NOW);

  private final RecordedLog log = new RecordedLog();
  private final PublishedLimitRules rules = new PublishedLimitRules(log);

  @Test
  void a_product_of_which_nothing_was_told_is_not_limited() {
    assertThat(rules.ruleFor(P1)).isEmpty();
  }

  @Test
  void the_rule_told_last_is_in_force() {
    log.tell(
        LimitRuleResource.KIND,
        P1,
        "shop.limitRule.set",
        LimitRuleResource.set(new LimitRuleSet(P1, 9, new Window("PT1H")), NOW, NOW));
    log.tell(LimitRuleResource.KIND, P1, "shop.limitRule.set", TWO_A_WEEK);
    assertThat(rules.ruleFor(P1)).contains(new Rule(2, new Window("P7D")));
  }

  @Test
  void a_removed_rule_limits_nobody() {
    log.tell(LimitRuleResource.KIND, P1, "shop.limitRule.set", TWO_A_WEEK);
    log.tell(LimitRuleResource.KIND, P1, "shop.limitRule.removed", TWO_A_WEEK.removed(NOW));
    assertThat(rules.ruleFor(P1)).isEmpty();
  }

  @Test
  void the_rule_of_one_product_is_not_that_of_another() {
    log.tell(LimitRuleResource.KIND, P1, "shop.limitRule.set", TWO_A_WEEK);
    assertThat(rules.ruleFor(new ProductId("p2"))).isEmpty();
  }
}
