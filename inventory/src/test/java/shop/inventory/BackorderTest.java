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
import shop.contract.ProductId;
import shop.contract.ReservationId;
import shop.inventory.StockCommand.ConfirmStock;
import shop.inventory.StockCommand.ReleaseStock;
import shop.inventory.StockCommand.ReserveStock;
import shop.inventory.StockCommand.ReturnStock;
import shop.inventory.StockCommand.SetStock;
import shop.inventory.StockCommand.TakeStock;
import shop.inventory.StockEvent.BackorderCancelled;
import shop.inventory.StockEvent.BackorderServed;
import shop.inventory.StockEvent.StockBackordered;
import shop.inventory.StockEvent.StockConfirmed;
import shop.inventory.StockEvent.StockReleased;
import shop.inventory.StockEvent.StockReserved;
import shop.inventory.StockEvent.StockReturned;
import shop.inventory.StockEvent.StockSet;
import shop.inventory.StockEvent.StockUnavailable;

/** What is sold without having been reserved, and what is returned. */
class BackorderTest {

  private static final ProductId P1 = new ProductId("p1");
  private static final ReservationId R1 = new ReservationId("101-1");
  private static final ReservationId R2 = new ReservationId("102-1");
  private static final ReservationId R3 = new ReservationId("103-1");

  private static final StockSet TEN = new StockSet(P1, 10);
  private static final StockReserved R1_RESERVED = new StockReserved(P1, R1, 4);
  private static final StockConfirmed R1_CONFIRMED = new StockConfirmed(P1, R1, 4);
  private static final StockReleased R1_RELEASED = new StockReleased(P1, R1, 4);
  private static final StockUnavailable R1_UNAVAILABLE = new StockUnavailable(P1, R1, 11, 10);
  private static final StockBackordered R1_WAITS = new StockBackordered(P1, R1, 4);
  private static final StockBackordered R2_WAITS = new StockBackordered(P1, R2, 3);

  private static final Answer RESERVATION_KNOWN =
      new Answer.Refused("RESERVATION_KNOWN", "101-1 was asked for before, as a reservation");

  private final AggregateTestFixture<Stock> stock = new AggregateTestFixture<>(Stock.class);

  @Test
  void what_is_sold_leaves_the_stock_like_a_reservation_that_is_confirmed_at_once() {
    stock
        .given(TEN)
        .when(new TakeStock(P1, R1, 4))
        .expectEvents(R1_RESERVED, R1_CONFIRMED)
        .expectResultMessagePayload(new Answer.Done(3));
  }

  @Test
  void what_is_sold_and_not_there_is_back_ordered() {
    stock
        .given(TEN)
        .when(new TakeStock(P1, R1, 14))
        .expectEvents(
            new StockReserved(P1, R1, 10),
            new StockConfirmed(P1, R1, 10),
            new StockBackordered(P1, R1, 4))
        .expectResultMessagePayload(new Answer.Done(4));
  }

  @Test
  void the_last_piece_can_be_taken() {
    stock
        .given(TEN, R1_RESERVED)
        .when(new TakeStock(P1, R2, 6))
        .expectEvents(new StockReserved(P1, R2, 6), new StockConfirmed(P1, R2, 6));
  }

  @Test
  void what_others_have_reserved_is_not_taken() {
    stock
        .given(TEN, R1_RESERVED)
        .when(new TakeStock(P1, R2, 7))
        .expectEvents(
            new StockReserved(P1, R2, 6),
            new StockConfirmed(P1, R2, 6),
            new StockBackordered(P1, R2, 1));
  }

  @Test
  void of_a_product_that_was_never_counted_everything_is_back_ordered() {
    stock
        .givenNoPriorActivity()
        .when(new TakeStock(P1, R1, 4))
        .expectEvents(R1_WAITS)
        .expectResultMessagePayload(new Answer.Done(1));
  }

  @Test
  void even_the_largest_sale_is_only_back_ordered() {
    stock
        .givenNoPriorActivity()
        .when(new TakeStock(P1, R1, Integer.MAX_VALUE))
        .expectEvents(new StockBackordered(P1, R1, Integer.MAX_VALUE));
    stock
        .given(
            new StockBackordered(P1, R1, Integer.MAX_VALUE),
            new StockBackordered(P1, R2, Integer.MAX_VALUE))
        .when(new SetStock(P1, 1_000_000_000))
        .expectEvents(new StockSet(P1, 1_000_000_000), new BackorderServed(P1, R1, 1_000_000_000));
  }

  @Test
  void while_somebody_waits_nothing_is_available() {
    stock
        .given(R1_WAITS)
        .when(new ReserveStock(P1, R2, 1))
        .expectEvents(new StockUnavailable(P1, R2, 1, 0));
    stock.given(R1_WAITS).when(new TakeStock(P1, R2, 3)).expectEvents(R2_WAITS);
  }

  static Stream<List<StockEvent>> histories_in_which_r1_was_sold() {
    return Stream.of(
        List.of(TEN, R1_RESERVED, R1_CONFIRMED),
        List.of(R1_WAITS),
        List.of(R1_WAITS, new StockSet(P1, 1), new BackorderServed(P1, R1, 1)),
        List.of(R1_WAITS, new StockSet(P1, 4), new BackorderServed(P1, R1, 4)),
        List.of(R1_WAITS, new BackorderCancelled(P1, R1, 4)),
        List.of(TEN, R1_RESERVED, R1_CONFIRMED, new StockReturned(P1, R1, 4)));
  }

  @ParameterizedTest
  @MethodSource("histories_in_which_r1_was_sold")
  void selling_again_is_answered_again_and_has_no_second_effect(List<StockEvent> history) {
    stock
        .given(history)
        .when(new TakeStock(P1, R1, 4))
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Done(history.size()));
  }

  @ParameterizedTest
  @MethodSource("histories_in_which_r1_was_sold")
  void what_was_sold_is_not_reserved_again(List<StockEvent> history) {
    stock
        .given(history)
        .when(new ReserveStock(P1, R1, 4))
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Done(history.size()));
  }

  @ParameterizedTest
  @MethodSource("histories_in_which_r1_was_sold")
  void what_was_sold_needs_no_confirmation(List<StockEvent> history) {
    stock
        .given(history)
        .when(new ConfirmStock(P1, R1))
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Done(history.size()));
  }

  @ParameterizedTest
  @MethodSource("histories_in_which_r1_was_sold")
  void a_release_does_not_undo_a_sale(List<StockEvent> history) {
    stock
        .given(history)
        .when(new ReleaseStock(P1, R1))
        .expectNoEvents()
        .expectResultMessagePayload(
            new Answer.Refused("RESERVATION_ENDED", "reservation 101-1 has ended otherwise"));
  }

  static Stream<List<StockEvent>> histories_in_which_r1_was_asked_for_as_a_reservation() {
    return Stream.of(
        List.of(TEN, R1_RESERVED), List.of(TEN, R1_RESERVED, R1_RELEASED), List.of(R1_UNAVAILABLE));
  }

  @ParameterizedTest
  @MethodSource("histories_in_which_r1_was_asked_for_as_a_reservation")
  void what_was_asked_for_as_a_reservation_can_not_be_taken(List<StockEvent> history) {
    stock
        .given(history)
        .when(new TakeStock(P1, R1, 4))
        .expectNoEvents()
        .expectResultMessagePayload(RESERVATION_KNOWN);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void nobody_can_sell_or_return_less_than_one_piece(int quantity) {
    assertThatIllegalArgumentException().isThrownBy(() -> new TakeStock(P1, R1, quantity));
    assertThatIllegalArgumentException().isThrownBy(() -> new ReturnStock(P1, R1, quantity));
  }

  @Test
  void a_count_serves_who_waits_oldest_first() {
    stock
        .given(R1_WAITS, R2_WAITS)
        .when(new SetStock(P1, 10))
        .expectEvents(TEN, new BackorderServed(P1, R1, 4), new BackorderServed(P1, R2, 3))
        .expectResultMessagePayload(new Answer.Done(5));
    stock
        .given(R2_WAITS, R1_WAITS)
        .when(new SetStock(P1, 10))
        .expectEvents(TEN, new BackorderServed(P1, R2, 3), new BackorderServed(P1, R1, 4));
  }

  @Test
  void a_count_that_is_not_enough_serves_the_oldest_in_part() {
    stock
        .given(R1_WAITS, R2_WAITS)
        .when(new SetStock(P1, 3))
        .expectEvents(new StockSet(P1, 3), new BackorderServed(P1, R1, 3));
  }

  @Test
  void who_was_served_in_part_is_still_the_oldest() {
    stock
        .given(R1_WAITS, R2_WAITS, new StockSet(P1, 3), new BackorderServed(P1, R1, 3))
        .when(new SetStock(P1, 2))
        .expectEvents(
            new StockSet(P1, 2), new BackorderServed(P1, R1, 1), new BackorderServed(P1, R2, 1));
  }

  @Test
  void a_count_serves_nobody_with_what_is_reserved() {
    stock
        .given(TEN, new StockReserved(P1, R3, 10), R1_WAITS)
        .when(new SetStock(P1, 12))
        .expectEvents(new StockSet(P1, 12), new BackorderServed(P1, R1, 2));
  }

  @Test
  void what_has_served_has_left_the_stock() {
    stock
        .given(R1_WAITS, TEN, new BackorderServed(P1, R1, 4))
        .when(new ReserveStock(P1, R2, 7))
        .expectEvents(new StockUnavailable(P1, R2, 7, 6));
  }

  @Test
  void a_count_that_was_sent_again_counts_what_is_left_anew() {
    stock
        .given(R1_WAITS, TEN, new BackorderServed(P1, R1, 4))
        .when(new SetStock(P1, 10))
        .expectEvents(TEN)
        .expectResultMessagePayload(new Answer.Done(4));
  }

  @Test
  void a_release_serves_who_waits() {
    stock
        .given(new StockSet(P1, 4), R1_RESERVED, R2_WAITS)
        .when(new ReleaseStock(P1, R1))
        .expectEvents(R1_RELEASED, new BackorderServed(P1, R2, 3))
        .expectResultMessagePayload(new Answer.Done(5));
  }

  @Test
  void a_confirmation_serves_nobody() {
    stock
        .given(new StockSet(P1, 4), R1_RESERVED, R2_WAITS)
        .when(new ConfirmStock(P1, R1))
        .expectEvents(R1_CONFIRMED);
  }

  @Test
  void what_was_confirmed_comes_back_on_hand() {
    stock
        .given(TEN, R1_RESERVED, R1_CONFIRMED)
        .when(new ReturnStock(P1, R1, 4))
        .expectEvents(new StockReturned(P1, R1, 4))
        .expectResultMessagePayload(new Answer.Done(4));
    stock
        .given(TEN, R1_RESERVED, R1_CONFIRMED, new StockReturned(P1, R1, 4))
        .when(new ReserveStock(P1, R2, 10))
        .expectEvents(new StockReserved(P1, R2, 10));
  }

  @Test
  void what_still_waits_is_cancelled() {
    stock
        .given(R1_WAITS, R2_WAITS)
        .when(new ReturnStock(P1, R1, 4))
        .expectEvents(new BackorderCancelled(P1, R1, 4))
        .expectResultMessagePayload(new Answer.Done(3));
    stock
        .given(R1_WAITS, R2_WAITS, new BackorderCancelled(P1, R1, 4))
        .when(new SetStock(P1, 3))
        .expectEvents(new StockSet(P1, 3), new BackorderServed(P1, R2, 3));
  }

  @Test
  void what_waits_in_part_is_cancelled_and_the_rest_serves_others() {
    stock
        .given(new StockSet(P1, 4), R1_RESERVED, R1_CONFIRMED, new StockBackordered(P1, R1, 2))
        .andGiven(R2_WAITS)
        .when(new ReturnStock(P1, R1, 6))
        .expectEvents(
            new BackorderCancelled(P1, R1, 2),
            new StockReturned(P1, R1, 4),
            new BackorderServed(P1, R2, 3))
        .expectResultMessagePayload(new Answer.Done(8));
  }

  static Stream<Arguments> returns_that_change_nothing() {
    return Stream.of(
        arguments(List.of(TEN, R1_RESERVED)),
        arguments(List.of(TEN, R1_RESERVED, R1_RELEASED)),
        arguments(List.of(R1_UNAVAILABLE)),
        arguments(List.of(TEN, R1_RESERVED, R1_CONFIRMED, new StockReturned(P1, R1, 4))),
        arguments(List.of(R1_WAITS, new BackorderCancelled(P1, R1, 4))));
  }

  @ParameterizedTest
  @MethodSource("returns_that_change_nothing")
  void returning_again_or_what_was_recognisably_not_sold_changes_nothing(List<StockEvent> history) {
    stock
        .given(history)
        .when(new ReturnStock(P1, R1, 4))
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Done(history.size()));
  }

  @Test
  void nothing_returns_to_a_product_that_nobody_ever_told_of() {
    stock
        .givenNoPriorActivity()
        .when(new ReturnStock(P1, R1, 4))
        .expectException(AggregateNotFoundException.class);
  }

  @Test
  void a_return_is_believed_when_the_sale_is_forgotten() {
    stock
        .given(forgotten(TEN, R1_RESERVED, R1_CONFIRMED))
        .when(new ReturnStock(P1, R1, 4))
        .expectEvents(new StockReturned(P1, R1, 4));
  }

  @Test
  void who_waits_is_recognised_for_as_long_as_it_takes() {
    var history = forgotten(R1_WAITS);
    stock.given(history).when(new TakeStock(P1, R1, 4)).expectNoEvents();
    stock
        .given(history)
        .when(new ReturnStock(P1, R1, 4))
        .expectEvents(new BackorderCancelled(P1, R1, 4));
  }

  private static List<StockEvent> forgotten(StockEvent... sale) {
    var history = new ArrayList<>(List.of(sale));
    IntStream.range(0, EndedReservations.REMEMBERED)
        .mapToObj(n -> new StockUnavailable(P1, new ReservationId("other-" + n), 11, 10))
        .forEach(history::add);
    return history;
  }
}
