package shop.householdlimit.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.testing.ServedController.problem;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shop.contract.Answer;
import shop.contract.ProductId;
import shop.householdlimit.LimitRuleCommand;
import shop.householdlimit.LimitRuleCommand.RemoveLimitRule;
import shop.householdlimit.LimitRuleCommand.SetLimitRule;
import shop.householdlimit.LimitRuleEvent.LimitRuleSet;
import shop.householdlimit.Window;
import shop.http.ProblemType;
import shop.testing.ServedController;

class LimitRuleControllerTest {

  private static final ProductId P1 = new ProductId("p1");
  private static final Window WEEK = new Window("P7D");
  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
  private static final LimitRuleResource TWO_A_WEEK =
      LimitRuleResource.set(new LimitRuleSet(P1, 2, WEEK), NOW, NOW);

  private final ServedController served =
      new ServedController(LimitRuleController.class, LimitRuleCommand.class);

  @BeforeEach
  void the_log_tells_of_a_rule() {
    served.log().tell(LimitRuleResource.KIND, P1, "shop.limitRule.set", TWO_A_WEEK);
  }

  @Test
  void a_rule_that_is_made_is_answered_with_201_and_its_place() {
    served.answers(new Answer.Done(1, "p1"));
    assertThat(put("{\"limit\":2,\"window\":\"P7D\"}"))
        .hasStatus(HttpStatus.CREATED)
        .hasHeader("Location", "/api/v1/products/p1/household-limit")
        .hasHeader("ETag", "\"1\"")
        .bodyJson()
        .isStrictlyEqualTo(
            """
            {"product":"p1","limit":2,"window":"P7D","createTime":"2026-01-05T12:00:00Z",
             "updateTime":"2026-01-05T12:00:00Z"}
            """);
    assertThat(served.commands()).containsExactly(new SetLimitRule(P1, 2, WEEK));
  }

  @Test
  void a_rule_that_is_changed_is_answered_with_200() {
    served.answers(new Answer.Done(1));
    assertThat(put("{\"limit\":2,\"window\":\"P7D\"}")).hasStatusOk().hasHeader("ETag", "\"1\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"window\":\"P7D\"}", "{\"limit\":2}", "{}"})
  void a_rule_without_limit_or_window_is_not_even_asked_for(String body) {
    assertThat(put(body)).hasStatus(HttpStatus.BAD_REQUEST);
    assertThat(served.commands()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1_000_001})
  void a_limit_outside_nothing_to_a_million_is_not_even_asked_for(int limit) {
    assertThat(put("{\"limit\":%d,\"window\":\"P7D\"}".formatted(limit)))
        .hasStatus(HttpStatus.BAD_REQUEST);
    assertThat(served.commands()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"P1W\"", "\"\"", "null", "{}", "\"P4000D\""})
  void a_window_that_is_none_is_not_even_asked_for(String window) {
    assertThat(put("{\"limit\":2,\"window\":%s}".formatted(window)))
        .hasStatus(HttpStatus.BAD_REQUEST);
    assertThat(served.commands()).isEmpty();
  }

  @Test
  void a_rule_in_force_can_be_read() {
    assertThat(served.http().get().uri("/api/v1/products/p1/household-limit"))
        .hasStatusOk()
        .hasHeader("ETag", "\"1\"")
        .bodyJson()
        .extractingPath("$.window")
        .isEqualTo("P7D");
  }

  @Test
  void a_removed_rule_is_not_found_but_its_revisions_are() {
    served
        .log()
        .tell(LimitRuleResource.KIND, P1, "shop.limitRule.removed", TWO_A_WEEK.removed(NOW));
    var answer = served.http().get().uri("/api/v1/products/p1/household-limit").exchange();
    assertThat(problem(answer).type()).isEqualTo(ProblemType.NOT_FOUND);
    assertThat(served.http().get().uri("/api/v1/products/p1/household-limit/revisions/1"))
        .hasStatusOk()
        .bodyJson()
        .doesNotHavePath("$.removeTime");
    assertThat(served.http().get().uri("/api/v1/products/p1/household-limit/revisions/2"))
        .hasStatusOk()
        .bodyJson()
        .hasPath("$.removeTime");
  }

  @Test
  void a_rule_that_is_removed_is_answered_with_204_and_the_entity_tag_it_left() {
    served.answers(new Answer.Done(1));
    assertThat(served.http().delete().uri("/api/v1/products/p1/household-limit"))
        .hasStatus(HttpStatus.NO_CONTENT)
        .hasHeader("ETag", "\"1\"");
    assertThat(served.commands()).containsExactly(new RemoveLimitRule(P1));
  }

  @Test
  void a_rule_that_is_removed_again_is_not_found() {
    served.answers(new Answer.Missing("household limit of product p1"));
    var answer = served.http().delete().uri("/api/v1/products/p1/household-limit").exchange();
    assertThat(problem(answer).type()).isEqualTo(ProblemType.NOT_FOUND);
  }

  private MvcTestResult put(String body) {
    return served
        .http()
        .put()
        .uri("/api/v1/products/p1/household-limit")
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .exchange();
  }
}
