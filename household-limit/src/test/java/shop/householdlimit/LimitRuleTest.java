package shop.householdlimit;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.contract.Answer;
import shop.contract.ProductId;
import shop.householdlimit.LimitRuleCommand.RemoveLimitRule;
import shop.householdlimit.LimitRuleCommand.SetLimitRule;
import shop.householdlimit.LimitRuleEvent.LimitRuleRemoved;
import shop.householdlimit.LimitRuleEvent.LimitRuleSet;

class LimitRuleTest {

  private static final ProductId P1 = new ProductId("p1");
  private static final Window WEEK = new Window("P7D");
  private static final LimitRuleSet TWO_A_WEEK = new LimitRuleSet(P1, 2, WEEK);
  private static final LimitRuleRemoved REMOVED = new LimitRuleRemoved(P1);

  private final AggregateTestFixture<LimitRule> rule = new AggregateTestFixture<>(LimitRule.class);

  @Test
  void the_first_rule_of_a_product_is_made() {
    rule.givenNoPriorActivity()
        .when(new SetLimitRule(P1, 2, WEEK))
        .expectEvents(TWO_A_WEEK)
        .expectResultMessagePayload(new Answer.Done(1, "p1"));
  }

  @Test
  void another_limit_changes_the_rule() {
    rule.given(TWO_A_WEEK)
        .when(new SetLimitRule(P1, 3, WEEK))
        .expectEvents(new LimitRuleSet(P1, 3, WEEK))
        .expectResultMessagePayload(new Answer.Done(2));
  }

  @Test
  void another_window_changes_the_rule() {
    rule.given(TWO_A_WEEK)
        .when(new SetLimitRule(P1, 2, new Window("P1D")))
        .expectEvents(new LimitRuleSet(P1, 2, new Window("P1D")))
        .expectResultMessagePayload(new Answer.Done(2));
  }

  @Test
  void setting_the_same_rule_again_changes_nothing() {
    rule.given(TWO_A_WEEK)
        .when(new SetLimitRule(P1, 2, WEEK))
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Done(1));
  }

  @Test
  void a_rule_can_be_removed() {
    rule.given(TWO_A_WEEK)
        .when(new RemoveLimitRule(P1))
        .expectEvents(REMOVED)
        .expectResultMessagePayload(new Answer.Done(2));
  }

  @Test
  void a_removed_rule_is_missing() {
    rule.given(TWO_A_WEEK, REMOVED)
        .when(new RemoveLimitRule(P1))
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Missing("household limit of product p1"));
  }

  @Test
  void a_rule_that_was_never_set_is_not_found() {
    rule.givenNoPriorActivity()
        .when(new RemoveLimitRule(P1))
        .expectException(AggregateNotFoundException.class);
  }

  @Test
  void the_same_rule_after_a_removal_is_made_anew() {
    rule.given(TWO_A_WEEK, REMOVED)
        .when(new SetLimitRule(P1, 2, WEEK))
        .expectEvents(TWO_A_WEEK)
        .expectResultMessagePayload(new Answer.Done(3, "p1"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1_000_000})
  void a_limit_is_from_nothing_to_a_million(int limit) {
    rule.givenNoPriorActivity()
        .when(new SetLimitRule(P1, limit, WEEK))
        .expectEvents(new LimitRuleSet(P1, limit, WEEK));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1_000_001, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void nobody_can_ask_for_a_limit_outside_that(int limit) {
    assertThatIllegalArgumentException().isThrownBy(() -> new SetLimitRule(P1, limit, WEEK));
  }
}
