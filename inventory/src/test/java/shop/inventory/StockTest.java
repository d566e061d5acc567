package shop.inventory;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.contract.Answer;
import shop.contract.Precondition;
import shop.contract.ProductId;
import shop.contract.ReservationId;
import shop.inventory.StockCommand.ConfirmStock;
import shop.inventory.StockCommand.ReleaseStock;
import shop.inventory.StockCommand.ReserveStock;
import shop.inventory.StockCommand.SetStock;
import shop.inventory.StockEvent.StockConfirmed;
import shop.inventory.StockEvent.StockReleased;
import shop.inventory.StockEvent.StockReserved;
import shop.inventory.StockEvent.StockSet;
import shop.inventory.StockEvent.StockUnavailable;

class StockTest {

  private static final ProductId P1 = new ProductId("p1");
  private static final ReservationId R1 = new ReservationId("101-1");
  private static final ReservationId R2 = new ReservationId("102-1");

  private static final StockSet TEN = new StockSet(P1, 10);
  private static final StockReserved R1_RESERVED = new StockReserved(P1, R1, 4);
  private static final StockUnavailable R1_UNAVAILABLE = new StockUnavailable(P1, R1, 11, 10);
  private static final StockReleased R1_RELEASED = new StockReleased(P1, R1, 4);
  private static final StockConfirmed R1_CONFIRMED = new StockConfirmed(P1, R1, 4);

  private static final Answer RESERVATION_ENDED =
      new Answer.Refused("RESERVATION_ENDED", "reservation 101-1 has ended otherwise");

  private final AggregateTestFixture<Stock> stock = new AggregateTestFixture<>(Stock.class);

  @Test
  void the_first_count_makes_the_stock() {
    stock
        .givenNoPriorActivity()
        .when(new SetStock(P1, 10))
        .expectEvents(TEN)
        .expectResultMessagePayload(new Answer.Done(1, "p1"));
  }

  @Test
  void the_first_count_may_be_zero() {
    stock
        .givenNoPriorActivity()
        .when(new SetStock(P1, 0))
        .expectEvents(new StockSet(P1, 0))
        .expectResultMessagePayload(new Answer.Done(1, "p1"));
  }

  @Test
  void a_later_count_replaces_the_stock() {
    stock
        .given(TEN)
        .when(new SetStock(P1, 12))
        .expectEvents(new StockSet(P1, 12))
        .expectResultMessagePayload(new Answer.Done(2));
  }

  @Test
  void a_count_on_the_revision_that_its_sender_knows_replaces_the_stock() {
    stock
        .given(TEN)
        .when(new SetStock(P1, 12, Precondition.revision(1)))
        .expectEvents(new StockSet(P1, 12))
        .expectResultMessagePayload(new Answer.Done(2));
  }

  @Test
  void a_count_on_another_revision_is_stale() {
    stock
        .given(TEN)
        .when(new SetStock(P1, 12, Precondition.revision(2)))
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Stale(1));
  }

  @Test
  void a_first_count_on_a_revision_is_stale() {
    stock
        .givenNoPriorActivity()
        .when(new SetStock(P1, 12, Precondition.revision(1)))
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Stale(0));
  }

  @Test
  void counting_the_same_again_changes_nothing() {
    stock
        .given(TEN)
        .when(new SetStock(P1, 10))
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Done(1));
  }

  @Test
  void a_count_can_not_be_below_what_is_reserved() {
    stock
        .given(TEN, R1_RESERVED)
        .when(new SetStock(P1, 3))
        .expectNoEvents()
        .expectResultMessagePayload(
            new Answer.Refused("STOCK_RESERVED", "4 pieces are reserved and so on hand"));
  }

  @Test
  void a_count_can_be_just_what_is_reserved() {
    stock.given(TEN, R1_RESERVED).when(new SetStock(P1, 4)).expectEvents(new StockSet(P1, 4));
  }

  @Test
  void a_count_after_a_confirmation_is_what_is_left_on_hand() {
    stock
        .given(TEN, R1_RESERVED, R1_CONFIRMED)
        .when(new SetStock(P1, 6))
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Done(3));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1_000_000_001, Long.MAX_VALUE, Long.MIN_VALUE})
  void nobody_can_ask_for_a_count_outside_zero_to_a_billion(long onHand) {
    assertThatIllegalArgumentException().isThrownBy(() -> new SetStock(P1, onHand));
  }

  @Test
  void a_billion_pieces_are_a_stock() {
    stock
        .givenNoPriorActivity()
        .when(new SetStock(P1, 1_000_000_000))
        .expectEvents(new StockSet(P1, 1_000_000_000));
  }

  @Test
  void the_last_piece_can_be_reserved() {
    stock
        .given(TEN, R1_RESERVED)
        .when(new ReserveStock(P1, R2, 6))
        .expectEvents(new StockReserved(P1, R2, 6))
        .expectResultMessagePayload(new Answer.Done(3));
  }

  @Test
  void a_reservation_takes_all_or_nothing() {
    stock
        .given(TEN, R1_RESERVED)
        .when(new ReserveStock(P1, R2, 7))
        .expectEvents(new StockUnavailable(P1, R2, 7, 6))
        .expectResultMessagePayload(outOfStock("102-1"));
  }

  @Test
  void even_the_largest_reservation_is_only_unavailable() {
    stock
        .given(TEN)
        .when(new ReserveStock(P1, R1, Integer.MAX_VALUE))
        .expectEvents(new StockUnavailable(P1, R1, Integer.MAX_VALUE, 10))
        .expectResultMessagePayload(outOfStock("101-1"));
  }

  @Test
  void a_product_that_was_never_counted_has_nothing_available() {
    stock
        .givenNoPriorActivity()
        .when(new ReserveStock(P1, R1, 1))
        .expectEvents(new StockUnavailable(P1, R1, 1, 0))
        .expectResultMessagePayload(outOfStock("101-1"));
  }

  @Test
  void the_first_count_after_a_refusal_changes_a_stock_that_was_told_of() {
    stock
        .given(new StockUnavailable(P1, R1, 1, 0))
        .when(new SetStock(P1, 10))
        .expectEvents(TEN)
        .expectResultMessagePayload(new Answer.Done(2));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void nobody_can_ask_for_less_than_one_piece(int quantity) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ReserveStock(P1, R1, quantity));
  }

  @Test
  void released_pieces_are_available_again() {
    stock
        .given(TEN, R1_RESERVED)
        .when(new ReleaseStock(P1, R1))
        .expectEvents(R1_RELEASED)
        .expectResultMessagePayload(new Answer.Done(3));
    stock
        .given(TEN, R1_RESERVED, R1_RELEASED)
        .when(new ReserveStock(P1, R2, 10))
        .expectEvents(new StockReserved(P1, R2, 10));
  }

  @Test
  void confirmed_pieces_have_left_the_stock() {
    stock
        .given(TEN, R1_RESERVED)
        .when(new ConfirmStock(P1, R1))
        .expectEvents(R1_CONFIRMED)
        .expectResultMessagePayload(new Answer.Done(3));
    stock
        .given(TEN, R1_RESERVED, R1_CONFIRMED)
        .when(new ReserveStock(P1, R2, 7))
        .expectEvents(new StockUnavailable(P1, R2, 7, 6));
  }

  static Stream<List<StockEvent>> histories_in_which_r1_was_reserved() {
    return Stream.of(
        List.of(TEN, R1_RESERVED),
        List.of(TEN, R1_RESERVED, R1_RELEASED),
        List.of(TEN, R1_RESERVED, R1_CONFIRMED));
  }

  @ParameterizedTest
  @MethodSource("histories_in_which_r1_was_reserved")
  void reserving_again_is_answered_again_and_has_no_second_effect(List<StockEvent> history) {
    stock
        .given(history)
        .when(new ReserveStock(P1, R1, 4))
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Done(history.size()));
  }

  @Test
  void a_refused_reservation_stays_refused_even_when_there_is_enough_now() {
    stock
        .given(TEN, R1_UNAVAILABLE, new StockSet(P1, 100))
        .when(new ReserveStock(P1, R1, 11))
        .expectNoEvents()
        .expectResultMessagePayload(outOfStock("101-1"));
  }

  static Stream<Arguments> ends_that_find_nothing_to_end() {
    return Stream.of(
        arguments(List.of(TEN), new ReleaseStock(P1, R1)),
        arguments(List.of(TEN), new ConfirmStock(P1, R1)),
        arguments(List.of(TEN, R1_UNAVAILABLE), new ReleaseStock(P1, R1)),
        arguments(List.of(TEN, R1_UNAVAILABLE), new ConfirmStock(P1, R1)),
        arguments(List.of(TEN, R1_RESERVED, R1_RELEASED), new ReleaseStock(P1, R1)),
        arguments(List.of(TEN, R1_RESERVED, R1_CONFIRMED), new ConfirmStock(P1, R1)));
  }

  @ParameterizedTest
  @MethodSource("ends_that_find_nothing_to_end")
  void ending_again_or_what_was_never_reserved_changes_nothing(
      List<StockEvent> history, StockCommand end) {
    stock
        .given(history)
        .when(end)
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Done(history.size()));
  }

  @Test
  void a_late_release_does_not_undo_a_confirmation() {
    stock
        .given(TEN, R1_RESERVED, R1_CONFIRMED)
        .when(new ReleaseStock(P1, R1))
        .expectNoEvents()
        .expectResultMessagePayload(RESERVATION_ENDED);
  }

  @Test
  void a_late_confirmation_does_not_undo_a_release() {
    stock
        .given(TEN, R1_RESERVED, R1_RELEASED)
        .when(new ConfirmStock(P1, R1))
        .expectNoEvents()
        .expectResultMessagePayload(RESERVATION_ENDED);
  }

  @Test
  void ending_a_reservation_of_a_product_that_nobody_ever_told_of_finds_no_stock() {
    stock
        .givenNoPriorActivity()
        .when(new ReleaseStock(P1, R1))
        .expectException(AggregateNotFoundException.class);
  }

  @Test
  void a_reservation_is_recognised_after_255_others_have_ended() {
    stock
        .given(history(EndedReservations.REMEMBERED - 1))
        .when(new ReserveStock(P1, R1, 4))
        .expectNoEvents();
  }

  @Test
  void a_reservation_is_forgotten_when_256_others_have_ended() {
    stock
        .given(history(EndedReservations.REMEMBERED))
        .when(new ReserveStock(P1, R1, 4))
        .expectEvents(R1_RESERVED);
  }

  private static List<StockEvent> history(int othersEnded) {
    var history = new ArrayList<StockEvent>(List.of(TEN, R1_RESERVED, R1_RELEASED));
    IntStream.range(0, othersEnded)
        .mapToObj(n -> new StockUnavailable(P1, new ReservationId("other-" + n), 11, 10))
        .forEach(history::add);
    return history;
  }

  private static Answer outOfStock(String reservation) {
    return new Answer.Refused(
        "OUT_OF_STOCK",
        "reservation %s asked for more of product p1 than is available".formatted(reservation));
  }
}
