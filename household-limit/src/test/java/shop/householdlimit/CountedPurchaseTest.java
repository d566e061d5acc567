package shop.householdlimit;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.contract.Answer;
import shop.contract.HouseholdId;
import shop.contract.Line;
import shop.contract.ProductId;
import shop.contract.ReservationId;
import shop.householdlimit.HouseholdLimitCommand.CountPurchase;
import shop.householdlimit.HouseholdLimitCommand.ReleaseLimit;
import shop.householdlimit.HouseholdLimitCommand.ReserveLimit;
import shop.householdlimit.HouseholdLimitEvent.Entry;
import shop.householdlimit.HouseholdLimitEvent.Excess;
import shop.householdlimit.HouseholdLimitEvent.LimitExceeded;
import shop.householdlimit.HouseholdLimitEvent.LimitOverrun;
import shop.householdlimit.HouseholdLimitEvent.LimitReleased;
import shop.householdlimit.HouseholdLimitEvent.LimitReserved;
import shop.householdlimit.HouseholdLimitEvent.LimitUsed;
import shop.householdlimit.LimitRules.Rule;

/** What was bought without having been reserved is counted afterwards. */
class CountedPurchaseTest {

  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
  private static final Instant IN_A_WEEK = Instant.parse("2026-01-12T12:00:00Z");

  private static final HouseholdId H1 = new HouseholdId("h1");
  private static final ProductId PAPER = new ProductId("paper");
  private static final ProductId SOAP = new ProductId("soap");
  private static final ProductId TEA = new ProductId("tea");
  private static final ReservationId R1 = new ReservationId("101-1");
  private static final ReservationId R2 = new ReservationId("102-1");

  /** Three of paper and five of soap a week, as much tea as one likes. */
  private static final Map<ProductId, Rule> RULES =
      Map.of(PAPER, new Rule(3, new Window("P7D")), SOAP, new Rule(5, new Window("P7D")));

  private final AggregateTestFixture<HouseholdLimit> household =
      new AggregateTestFixture<>(HouseholdLimit.class);

  @BeforeEach
  void the_household_knows_the_rules_and_the_time() {
    LimitRules known = product -> Optional.ofNullable(RULES.get(product));
    household.registerInjectableResources(known, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void lines_that_fit_are_reserved_and_used_at_once() {
    given()
        .when(count(R1, new Line(PAPER, 3), new Line(SOAP, 1)))
        .expectEvents(reserved(R1, paper(3), soap(1)), used(R1))
        .expectResultMessagePayload(new Answer.Done(2));
  }

  @Test
  void a_product_without_a_rule_gets_no_entry() {
    given()
        .when(count(R1, new Line(PAPER, 1), new Line(TEA, 999)))
        .expectEvents(reserved(R1, paper(1)), used(R1));
  }

  @Test
  void a_purchase_without_limited_products_is_told_all_the_same() {
    given()
        .when(count(R1, new Line(TEA, 999)))
        .expectEvents(reserved(R1), used(R1))
        .expectResultMessagePayload(new Answer.Done(2));
  }

  @Test
  void a_line_that_does_not_fit_is_told_as_overrun_and_the_others_count() {
    given(reserved(R2, paper(2)), used(R2))
        .when(count(R1, new Line(PAPER, 2), new Line(SOAP, 5), new Line(TEA, 1)))
        .expectEvents(reserved(R1, soap(5)), used(R1), overrun(R1, new Excess(PAPER, 2, 3, 2, 0)))
        .expectResultMessagePayload(new Answer.Done(5));
  }

  @Test
  void all_that_do_not_fit_are_named() {
    given(reserved(R2, paper(1)))
        .when(count(R1, new Line(PAPER, 3), new Line(SOAP, 6)))
        .expectEvents(
            reserved(R1),
            used(R1),
            overrun(R1, new Excess(PAPER, 3, 3, 0, 1), new Excess(SOAP, 6, 5, 0, 0)));
  }

  @Test
  void of_a_line_that_does_not_fit_nothing_counts() {
    given(reserved(R1), used(R1), overrun(R1, new Excess(PAPER, 4, 3, 0, 0)))
        .when(count(R2, new Line(PAPER, 3)))
        .expectEvents(reserved(R2, paper(3)), used(R2));
  }

  @Test
  void what_was_counted_counts_until_its_window_has_passed() {
    household
        .givenCurrentTime(NOW.minus(Duration.ofDays(7)))
        .andGiven(reserved(R1, new Entry(PAPER, 3, 3, NOW)), used(R1))
        .andGivenCurrentTime(NOW)
        .when(count(R2, new Line(PAPER, 3)))
        .expectEvents(reserved(R2, paper(3)), used(R2));
    given(reserved(R1, paper(3)), used(R1))
        .when(new ReserveLimit(H1, R2, List.of(new Line(PAPER, 1))))
        .expectEvents(new LimitExceeded(H1, R2, List.of(new Excess(PAPER, 1, 3, 3, 0))));
  }

  static Stream<List<HouseholdLimitEvent>> histories_in_which_r1_was_bought() {
    return Stream.of(
        List.of(reserved(R1), used(R1)),
        List.of(reserved(R1, paper(2)), used(R1)),
        List.of(reserved(R1), used(R1), overrun(R1, new Excess(PAPER, 4, 3, 0, 0))));
  }

  @ParameterizedTest
  @MethodSource("histories_in_which_r1_was_bought")
  void counting_again_is_answered_again_and_has_no_second_effect(
      List<HouseholdLimitEvent> history) {
    given(history.toArray())
        .when(count(R1, new Line(PAPER, 2)))
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Done(history.size()));
  }

  @ParameterizedTest
  @MethodSource("histories_in_which_r1_was_bought")
  void what_was_bought_is_not_reserved_again_nor_released(List<HouseholdLimitEvent> history) {
    given(history.toArray())
        .when(new ReserveLimit(H1, R1, List.of(new Line(PAPER, 2))))
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Done(history.size()));
    given(history.toArray())
        .when(new ReleaseLimit(H1, R1))
        .expectNoEvents()
        .expectResultMessagePayload(
            new Answer.Refused("RESERVATION_ENDED", "reservation 101-1 has ended otherwise"));
  }

  @Test
  void what_is_held_under_the_name_of_the_purchase_is_what_was_bought() {
    given(reserved(R1, paper(2)))
        .when(count(R1, new Line(PAPER, 2)))
        .expectEvents(used(R1))
        .expectResultMessagePayload(new Answer.Done(2));
  }

  static Stream<List<HouseholdLimitEvent>> histories_in_which_r1_was_not_bought() {
    return Stream.of(
        List.of(new LimitExceeded(H1, R1, List.of(new Excess(PAPER, 4, 3, 0, 0)))),
        List.of(reserved(R1, paper(3)), new LimitReleased(H1, R1)));
  }

  @ParameterizedTest
  @MethodSource("histories_in_which_r1_was_not_bought")
  void a_purchase_is_a_fact_whatever_became_of_its_reservation(List<HouseholdLimitEvent> history) {
    given(history.toArray())
        .when(count(R1, new Line(PAPER, 3)))
        .expectEvents(reserved(R1, paper(3)), used(R1))
        .expectResultMessagePayload(new Answer.Done(history.size() + 2));
  }

  @Test
  void a_purchase_has_one_line_per_product() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> count(R1, new Line(PAPER, 1), new Line(PAPER, 1)));
  }

  /** A household to which all that has just happened. */
  private TestExecutor<HouseholdLimit> given(Object... events) {
    return household.givenCurrentTime(NOW).andGiven(events);
  }

  private static CountPurchase count(ReservationId reservation, Line... lines) {
    return new CountPurchase(H1, reservation, List.of(lines));
  }

  private static LimitReserved reserved(ReservationId reservation, Entry... entries) {
    return new LimitReserved(H1, reservation, List.of(entries));
  }

  private static LimitUsed used(ReservationId reservation) {
    return new LimitUsed(H1, reservation);
  }

  private static LimitOverrun overrun(ReservationId reservation, Excess... excesses) {
    return new LimitOverrun(H1, reservation, List.of(excesses));
  }

  private static Entry paper(int quantity) {
    return new Entry(PAPER, quantity, 3, IN_A_WEEK);
  }

  private static Entry soap(int quantity) {
    return new Entry(SOAP, quantity, 5, IN_A_WEEK);
  }
}
