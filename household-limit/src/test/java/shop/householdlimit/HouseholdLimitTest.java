package shop.householdlimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import shop.contract.Answer;
import shop.contract.HouseholdId;
import shop.contract.Line;
import shop.contract.ProductId;
import shop.contract.ReservationId;
import shop.householdlimit.HouseholdLimitCommand.ReleaseLimit;
import shop.householdlimit.HouseholdLimitCommand.ReserveLimit;
import shop.householdlimit.HouseholdLimitCommand.UseLimit;
import shop.householdlimit.HouseholdLimitEvent.Entry;
import shop.householdlimit.HouseholdLimitEvent.Excess;
import shop.householdlimit.HouseholdLimitEvent.LimitExceeded;
import shop.householdlimit.HouseholdLimitEvent.LimitReleased;
import shop.householdlimit.HouseholdLimitEvent.LimitReserved;
import shop.householdlimit.HouseholdLimitEvent.LimitUsed;
import shop.householdlimit.LimitRules.Rule;

class HouseholdLimitTest {

  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
  private static final Instant IN_A_WEEK = Instant.parse("2026-01-12T12:00:00Z");

  private static final HouseholdId H1 = new HouseholdId("h1");
  private static final ProductId PAPER = new ProductId("paper");
  private static final ProductId SOAP = new ProductId("soap");
  private static final ProductId TEA = new ProductId("tea");
  private static final ReservationId R1 = new ReservationId("101-1");
  private static final ReservationId R2 = new ReservationId("102-1");
  private static final ReservationId R3 = new ReservationId("103-1");

  private static final LimitReserved R1_RESERVED = reserved(R1, paper(2));
  private static final LimitExceeded R1_EXCEEDED =
      new LimitExceeded(H1, R1, List.of(new Excess(PAPER, 4, 3, 0, 0)));
  private static final LimitReleased R1_RELEASED = new LimitReleased(H1, R1);
  private static final LimitUsed R1_USED = new LimitUsed(H1, R1);

  private static final Answer RESERVATION_ENDED =
      new Answer.Refused("RESERVATION_ENDED", "reservation 101-1 has ended otherwise");

  /** Three of paper a week, five of soap an hour, as much tea as one likes. */
  private final Map<ProductId, Rule> rules =
      new HashMap<>(
          Map.of(PAPER, new Rule(3, new Window("P7D")), SOAP, new Rule(5, new Window("PT1H"))));

  private final AggregateTestFixture<HouseholdLimit> household =
      new AggregateTestFixture<>(HouseholdLimit.class);

  @BeforeEach
  void the_household_knows_the_rules_and_the_time() {
    LimitRules known = product -> Optional.ofNullable(rules.get(product));
    household.registerInjectableResources(known, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void limited_products_are_reserved_until_their_windows_have_passed() {
    given()
        .when(reserve(R1, new Line(PAPER, 3), new Line(SOAP, 5)))
        .expectEvents(
            reserved(
                R1,
                new Entry(PAPER, 3, 3, IN_A_WEEK),
                new Entry(SOAP, 5, 5, NOW.plus(Duration.ofHours(1)))))
        .expectResultMessagePayload(new Answer.Done(1));
  }

  @Test
  void a_product_without_a_rule_gets_no_entry() {
    given()
        .when(reserve(R1, new Line(PAPER, 1), new Line(TEA, 999)))
        .expectEvents(reserved(R1, paper(1)));
  }

  @Test
  void a_reservation_without_limited_products_is_reserved_all_the_same() {
    given()
        .when(reserve(R1, new Line(TEA, 999)))
        .expectEvents(reserved(R1))
        .expectResultMessagePayload(new Answer.Done(1));
  }

  @Test
  void all_that_exceed_are_named_and_nothing_is_reserved() {
    given(reserved(R2, paper(1)))
        .when(reserve(R1, new Line(PAPER, 3), new Line(SOAP, 6), new Line(TEA, 1)))
        .expectEvents(
            new LimitExceeded(
                H1, R1, List.of(new Excess(PAPER, 3, 3, 0, 1), new Excess(SOAP, 6, 5, 0, 0))))
        .expectResultMessagePayload(exceeded("101-1"));
  }

  @Test
  void lines_that_fit_are_not_named_among_those_that_exceed() {
    given().when(reserve(R1, new Line(PAPER, 4), new Line(SOAP, 5))).expectEvents(R1_EXCEEDED);
  }

  @Test
  void what_was_refused_does_not_count() {
    given(R1_EXCEEDED).when(reserve(R2, new Line(PAPER, 3))).expectEvents(reserved(R2, paper(3)));
  }

  @Test
  void a_limit_of_nothing_forbids_the_product() {
    rules.put(PAPER, new Rule(0, new Window("P7D")));
    given()
        .when(reserve(R1, new Line(PAPER, 1)))
        .expectEvents(new LimitExceeded(H1, R1, List.of(new Excess(PAPER, 1, 0, 0, 0))));
  }

  @Test
  void even_the_largest_line_only_exceeds() {
    given(reserved(R2, paper(1)), new LimitUsed(H1, R2), reserved(R3, paper(2)))
        .when(reserve(R1, new Line(PAPER, Integer.MAX_VALUE)))
        .expectEvents(
            new LimitExceeded(H1, R1, List.of(new Excess(PAPER, Integer.MAX_VALUE, 3, 1, 2))));
  }

  @Test
  void a_lowered_limit_can_be_overdrawn_and_then_leaves_nothing() {
    rules.put(PAPER, new Rule(1, new Window("P7D")));
    var excess = new Excess(PAPER, 1, 1, 0, 2);
    given(reserved(R2, paper(2)))
        .when(reserve(R1, new Line(PAPER, 1)))
        .expectEvents(new LimitExceeded(H1, R1, List.of(excess)));
    assertThat(excess.available()).isZero();
  }

  @Test
  void a_raised_limit_leaves_the_difference() {
    rules.put(PAPER, new Rule(10, new Window("P7D")));
    given(reserved(R2, paper(3)))
        .when(reserve(R1, new Line(PAPER, 7)))
        .expectEvents(reserved(R1, new Entry(PAPER, 7, 10, IN_A_WEEK)));
  }

  @Test
  void what_is_available_is_the_limit_less_used_and_reserved() {
    assertThat(new Excess(PAPER, 9, 5, 2, 1).available()).isEqualTo(2);
    var most = Integer.MAX_VALUE;
    assertThat(new Excess(PAPER, most, 0, most, most).available()).isZero();
  }

  @Test
  void a_reservation_has_one_line_per_product() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reserve(R1, new Line(PAPER, 1), new Line(PAPER, 1)));
  }

  @Test
  void released_pieces_can_be_reserved_again() {
    given(R1_RESERVED)
        .when(new ReleaseLimit(H1, R1))
        .expectEvents(R1_RELEASED)
        .expectResultMessagePayload(new Answer.Done(2));
    given(R1_RESERVED, R1_RELEASED)
        .when(reserve(R2, new Line(PAPER, 3)))
        .expectEvents(reserved(R2, paper(3)));
  }

  @Test
  void used_pieces_still_count() {
    given(R1_RESERVED)
        .when(new UseLimit(H1, R1))
        .expectEvents(R1_USED)
        .expectResultMessagePayload(new Answer.Done(2));
    used(R1_RESERVED, NOW)
        .when(reserve(R2, new Line(PAPER, 2)))
        .expectEvents(new LimitExceeded(H1, R2, List.of(new Excess(PAPER, 2, 3, 2, 0))));
  }

  @Test
  void used_pieces_count_up_to_the_last_moment_of_their_window() {
    var endsSoon = reserved(R1, new Entry(PAPER, 2, 3, NOW.plusNanos(1)));
    used(endsSoon, NOW.minus(Duration.ofDays(7)))
        .when(reserve(R2, new Line(PAPER, 2)))
        .expectEvents(new LimitExceeded(H1, R2, List.of(new Excess(PAPER, 2, 3, 2, 0))));
  }

  @Test
  void used_pieces_do_not_count_when_their_window_has_passed() {
    var endsNow = reserved(R1, new Entry(PAPER, 2, 3, NOW));
    used(endsNow, NOW.minus(Duration.ofDays(7)))
        .when(reserve(R2, new Line(PAPER, 3)))
        .expectEvents(reserved(R2, paper(3)));
  }

  @Test
  void reserved_pieces_count_until_they_are_released_however_long_that_takes() {
    var ago = NOW.minus(Duration.ofDays(30));
    household
        .givenCurrentTime(ago)
        .andGiven(reserved(R1, new Entry(PAPER, 2, 3, ago.plus(Duration.ofDays(7)))))
        .andGivenCurrentTime(NOW)
        .when(reserve(R2, new Line(PAPER, 2)))
        .expectEvents(new LimitExceeded(H1, R2, List.of(new Excess(PAPER, 2, 3, 0, 2))));
  }

  @Test
  void pieces_of_one_product_do_not_count_against_another() {
    given(R1_RESERVED)
        .when(reserve(R2, new Line(SOAP, 5)))
        .expectEvents(reserved(R2, new Entry(SOAP, 5, 5, NOW.plus(Duration.ofHours(1)))));
  }

  static Stream<List<HouseholdLimitEvent>> histories_in_which_r1_was_reserved() {
    return Stream.of(
        List.of(R1_RESERVED),
        List.of(R1_RESERVED, R1_RELEASED),
        List.of(R1_RESERVED, R1_USED),
        List.of(reserved(R1)));
  }

  @ParameterizedTest
  @MethodSource("histories_in_which_r1_was_reserved")
  void reserving_again_is_answered_again_and_has_no_second_effect(
      List<HouseholdLimitEvent> history) {
    given(history.toArray())
        .when(reserve(R1, new Line(PAPER, 2)))
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Done(history.size()));
  }

  @Test
  void a_refused_reservation_stays_refused_even_when_it_would_fit_now() {
    given(R1_EXCEEDED)
        .when(reserve(R1, new Line(PAPER, 1)))
        .expectNoEvents()
        .expectResultMessagePayload(exceeded("101-1"));
  }

  static Stream<Arguments> ends_that_find_nothing_to_end() {
    var other = reserved(R2, paper(1));
    return Stream.of(
        arguments(List.of(other), new ReleaseLimit(H1, R1)),
        arguments(List.of(other), new UseLimit(H1, R1)),
        arguments(List.of(R1_EXCEEDED), new ReleaseLimit(H1, R1)),
        arguments(List.of(R1_EXCEEDED), new UseLimit(H1, R1)),
        arguments(List.of(R1_RESERVED, R1_RELEASED), new ReleaseLimit(H1, R1)),
        arguments(List.of(R1_RESERVED, R1_USED), new UseLimit(H1, R1)));
  }

  @ParameterizedTest
  @MethodSource("ends_that_find_nothing_to_end")
  void ending_again_or_what_was_never_reserved_changes_nothing(
      List<HouseholdLimitEvent> history, HouseholdLimitCommand end) {
    given(history.toArray())
        .when(end)
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Done(history.size()));
  }

  @Test
  void a_late_release_does_not_undo_a_use() {
    given(R1_RESERVED, R1_USED)
        .when(new ReleaseLimit(H1, R1))
        .expectNoEvents()
        .expectResultMessagePayload(RESERVATION_ENDED);
  }

  @Test
  void a_late_use_does_not_undo_a_release() {
    given(R1_RESERVED, R1_RELEASED)
        .when(new UseLimit(H1, R1))
        .expectNoEvents()
        .expectResultMessagePayload(RESERVATION_ENDED);
  }

  @Test
  void ending_a_reservation_of_a_household_that_never_reserved_finds_no_household() {
    given().when(new ReleaseLimit(H1, R1)).expectException(AggregateNotFoundException.class);
  }

  @Test
  void a_reservation_is_recognised_after_255_others_have_ended() {
    given(history(EndedReservations.REMEMBERED - 1).toArray())
        .when(reserve(R1, new Line(PAPER, 2)))
        .expectNoEvents();
  }

  @Test
  void a_reservation_is_forgotten_when_256_others_have_ended() {
    given(history(EndedReservations.REMEMBERED).toArray())
        .when(reserve(R1, new Line(PAPER, 2)))
        .expectEvents(reserved(R1, paper(2)));
  }

  private static List<HouseholdLimitEvent> history(int othersEnded) {
    var history = new ArrayList<HouseholdLimitEvent>(List.of(R1_RESERVED, R1_RELEASED));
    IntStream.range(0, othersEnded)
        .mapToObj(n -> new LimitExceeded(H1, new ReservationId("other-" + n), List.of()))
        .forEach(history::add);
    return history;
  }

  /** A household to which all that has just happened. */
  private TestExecutor<HouseholdLimit> given(Object... events) {
    return household.givenCurrentTime(NOW).andGiven(events);
  }

  /** A household that has reserved and used at a time, and is asked now. */
  private TestExecutor<HouseholdLimit> used(LimitReserved reserved, Instant time) {
    return household
        .givenCurrentTime(time)
        .andGiven(reserved, new LimitUsed(H1, reserved.reservation()))
        .andGivenCurrentTime(NOW);
  }

  private static ReserveLimit reserve(ReservationId reservation, Line... lines) {
    return new ReserveLimit(H1, reservation, List.of(lines));
  }

  private static LimitReserved reserved(ReservationId reservation, Entry... entries) {
    return new LimitReserved(H1, reservation, List.of(entries));
  }

  private static Entry paper(int quantity) {
    return new Entry(PAPER, quantity, 3, IN_A_WEEK);
  }

  private static Answer exceeded(String reservation) {
    return new Answer.Refused(
        "HOUSEHOLD_LIMIT_EXCEEDED",
        "reservation %s asked for more than the household can still buy".formatted(reservation));
  }
}
