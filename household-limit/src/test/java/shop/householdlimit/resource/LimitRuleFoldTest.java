package shop.householdlimit.resource;

import org.junit.jupiter.api.Test;
import shop.contract.ProductId;
import shop.householdlimit.LimitRuleEvent.LimitRuleRemoved;
import shop.householdlimit.LimitRuleEvent.LimitRuleSet;
import shop.householdlimit.Window;
import shop.testing.FoldStory;

class LimitRuleFoldTest {

  private static final ProductId P1 = new ProductId("p1");

  @Test
  void the_story_of_a_rule_is_told_as_approved() {
    FoldStory.of(new LimitRuleFold())
        .then(new LimitRuleSet(P1, 2, new Window("P7D")))
        .then(new LimitRuleSet(P1, 3, new Window("PT168H")))
        .then(new LimitRuleRemoved(P1))
        .then(new LimitRuleSet(P1, 0, new Window("PT1S")))
        .isApprovedBy(LimitRuleFoldTest.class);
  }
}
