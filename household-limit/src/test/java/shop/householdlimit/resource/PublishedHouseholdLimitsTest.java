package shop.householdlimit.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import shop.contract.Answer;
import shop.contract.HouseholdId;
import shop.contract.HouseholdLimits;
import shop.contract.Line;
import shop.contract.ProductId;
import shop.contract.Refusal;
import shop.contract.ReservationId;
import shop.contract.Subject;
import shop.householdlimit.HouseholdLimitCommand.ReserveLimit;
import shop.householdlimit.HouseholdLimitCommand.UseLimit;
import shop.householdlimit.HouseholdLimitEvent.LimitReleased;
import shop.householdlimit.HouseholdLimitEvent.LimitUsed;
import shop.householdlimit.LimitRuleCommand.RemoveLimitRule;

class PublishedHouseholdLimitsTest {

  private static final HouseholdId H1 = new HouseholdId("h1");
  private static final ProductId PAPER = new ProductId("paper");
  private static final ProductId SOAP = new ProductId("soap");
  private static final ReservationId R1 = new ReservationId("101-1");
  private static final ReservationId R2 = new ReservationId("102-1");

  @AutoClose private final PublishedContext context = new PublishedContext();
  private final HouseholdLimits limits =
      new PublishedHouseholdLimits(context.log, context.commands(), context.clock);

  @Test
  void a_product_without_a_rule_is_never_refused() {
    assertThat(refusals(new Line(PAPER, 999))).isEmpty();
  }

  @Test
  void a_removed_rule_refuses_nobody() {
    context.limit(PAPER, 3);
    context.send(new RemoveLimitRule(PAPER));
    assertThat(refusals(new Line(PAPER, 4))).isEmpty();
  }

  @Test
  void a_household_of_which_nothing_was_told_is_refused_by_the_rule() {
    context.limit(PAPER, 9);
    context.limit(PAPER, 3);
    assertThat(refusals(new Line(PAPER, 3))).isEmpty();
    assertThat(refusals(new Line(PAPER, 4)))
        .containsExactly(exceeded(PAPER, 4, 3).by(newest(LimitRuleResource.KIND.subject(PAPER))));
  }

  @Test
  void used_and_reserved_pieces_count_and_the_newest_fact_of_the_household_refuses() {
    context.limit(PAPER, 4);
    use(R1, new Line(PAPER, 1));
    reserve(R2, new Line(PAPER, 2));
    assertThat(refusals(new Line(PAPER, 1))).isEmpty();
    assertThat(refusals(new Line(PAPER, 2)))
        .containsExactly(exceeded(PAPER, 2, 1).by(newestOfHousehold()));
  }

  @Test
  void every_line_that_does_not_fit_is_refused_and_no_other() {
    context.limit(PAPER, 3);
    context.limit(SOAP, 5);
    reserve(R1, new Line(PAPER, 3));
    assertThat(refusals(new Line(PAPER, 1), new Line(SOAP, 5)))
        .containsExactly(exceeded(PAPER, 1, 0).by(newestOfHousehold()));
    assertThat(refusals(new Line(PAPER, 1), new Line(SOAP, 6)))
        .containsExactly(
            exceeded(PAPER, 1, 0).by(newestOfHousehold()),
            exceeded(SOAP, 6, 5).by(newestOfHousehold()));
  }

  @Test
  void the_rule_of_now_counts_and_not_the_one_that_the_household_has_met() {
    context.limit(PAPER, 3);
    reserve(R1, new Line(PAPER, 3));
    context.limit(PAPER, 4);
    assertThat(refusals(new Line(PAPER, 1))).isEmpty();
    context.limit(PAPER, 2);
    assertThat(refusals(new Line(PAPER, 1)))
        .containsExactly(exceeded(PAPER, 1, 0).by(newestOfHousehold()));
  }

  @Test
  void used_pieces_count_until_their_window_has_passed_although_no_event_tells_it() {
    context.limit(PAPER, 3);
    use(R1, new Line(PAPER, 3));
    context.clock.advance(Duration.ofDays(7).minusNanos(1));
    assertThat(refusals(new Line(PAPER, 1))).hasSize(1);
    context.clock.advance(Duration.ofNanos(1));
    assertThat(refusals(new Line(PAPER, 3))).isEmpty();
  }

  @Test
  void reserved_pieces_count_however_long_that_takes() {
    context.limit(PAPER, 3);
    reserve(R1, new Line(PAPER, 3));
    context.clock.advance(Duration.ofDays(70));
    assertThat(refusals(new Line(PAPER, 1))).hasSize(1);
  }

  @Test
  void a_look_reserves_nothing() {
    assertThat(refusals(new Line(PAPER, 3))).isEmpty();
    assertThat(context.events()).isEmpty();
  }

  @Test
  void reserving_releasing_and_using_are_commands_to_the_household() {
    context.limit(PAPER, 3);

    assertThat(limits.reserve(H1, R1, List.of(new Line(PAPER, 4))))
        .isInstanceOf(Answer.Refused.class);
    assertThat(limits.reserve(H1, R2, List.of(new Line(PAPER, 3)))).isEqualTo(new Answer.Done(2));
    assertThat(limits.release(H1, R2)).isEqualTo(new Answer.Done(3));
    assertThat(context.events().getLast()).isEqualTo(new LimitReleased(H1, R2));

    var r3 = new ReservationId("103-1");
    assertThat(limits.reserve(H1, r3, List.of(new Line(PAPER, 3)))).isEqualTo(new Answer.Done(4));
    assertThat(limits.use(H1, r3)).isEqualTo(new Answer.Done(5));
    assertThat(context.events().getLast()).isEqualTo(new LimitUsed(H1, r3));
  }

  private List<Refusal> refusals(Line... lines) {
    return limits.refusals(H1, List.of(lines));
  }

  private void reserve(ReservationId reservation, Line line) {
    context.send(new ReserveLimit(H1, reservation, List.of(line)));
  }

  private void use(ReservationId reservation, Line line) {
    reserve(reservation, line);
    context.send(new UseLimit(H1, reservation));
  }

  private String newestOfHousehold() {
    return newest(HouseholdLimitsResource.KIND.subject(H1));
  }

  private String newest(Subject subject) {
    return context.log.latest(subject).orElseThrow().id();
  }

  private static Refusal exceeded(ProductId product, int requested, int available) {
    return new Refusal(Refusal.Reason.HOUSEHOLD_LIMIT_EXCEEDED, product, requested, available);
  }
}
