package shop.wishlist;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.contract.Answer;
import shop.contract.CheckoutId;
import shop.contract.CustomerId;
import shop.contract.ProductId;
import shop.contract.Refusal.Reason;
import shop.wishlist.WishlistCommand.AddWish;
import shop.wishlist.WishlistCommand.AnnounceWish;
import shop.wishlist.WishlistCommand.RemoveWish;
import shop.wishlist.WishlistEvent.WishAdded;
import shop.wishlist.WishlistEvent.WishAvailable;
import shop.wishlist.WishlistEvent.WishRemoved;

class WishlistTest {

  private static final CustomerId C1 = new CustomerId("c1");
  private static final CheckoutId CHECKOUT = new CheckoutId("101-1");
  private static final ProductId P1 = new ProductId("p1");

  private static final AddWish ADD = new AddWish(C1, CHECKOUT, P1, 2, Reason.OUT_OF_STOCK);
  private static final WishAdded ADDED =
      new WishAdded(C1, "101-1:p1", CHECKOUT, P1, 2, Reason.OUT_OF_STOCK);
  private static final WishRemoved REMOVED = new WishRemoved(C1, "101-1:p1");

  private final AggregateTestFixture<Wishlist> wishlist =
      new AggregateTestFixture<>(Wishlist.class);

  @Test
  void a_refused_line_comes_on_the_list() {
    wishlist
        .givenNoPriorActivity()
        .when(ADD)
        .expectEvents(ADDED)
        .expectResultMessagePayload(new Answer.Done(1, "101-1:p1"));
  }

  @Test
  void a_refused_line_that_is_delivered_again_is_on_the_list_once() {
    wishlist
        .given(ADDED)
        .when(ADD)
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Done(1, "101-1:p1"));
  }

  @Test
  void a_refused_line_that_is_delivered_again_does_not_undo_its_removal() {
    wishlist
        .given(ADDED, REMOVED)
        .when(ADD)
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Done(2, "101-1:p1"));
  }

  @Test
  void the_same_product_refused_to_another_checkout_is_another_item() {
    wishlist
        .given(ADDED)
        .when(new AddWish(C1, new CheckoutId("101-2"), P1, 1, Reason.HOUSEHOLD_LIMIT_EXCEEDED))
        .expectEvents(
            new WishAdded(
                C1, "101-2:p1", new CheckoutId("101-2"), P1, 1, Reason.HOUSEHOLD_LIMIT_EXCEEDED));
  }

  @Test
  void another_product_refused_to_the_same_checkout_is_another_item() {
    var p2 = new ProductId("p2");
    wishlist
        .given(ADDED)
        .when(new AddWish(C1, CHECKOUT, p2, 1, Reason.OUT_OF_STOCK))
        .expectEvents(new WishAdded(C1, "101-1:p2", CHECKOUT, p2, 1, Reason.OUT_OF_STOCK));
  }

  @Test
  void a_full_list_loses_its_oldest_wish_to_a_new_one() {
    wishlist
        .given(full())
        .when(ADD)
        .expectEvents(new WishRemoved(C1, "other-1"), ADDED)
        .expectResultMessagePayload(new Answer.Done(Wishlist.MOST_ITEMS + 2, "101-1:p1"));
  }

  @Test
  void a_list_that_is_not_yet_full_loses_nothing() {
    wishlist.given(full()).andGiven(new WishRemoved(C1, "other-7")).when(ADD).expectEvents(ADDED);
  }

  @Test
  void a_wish_that_has_fallen_off_does_not_come_back_when_it_is_delivered_again() {
    wishlist
        .given(ADDED)
        .andGiven(full().stream().limit(Wishlist.MOST_ITEMS - 1).toList())
        .andGivenCommands(
            new AddWish(C1, new CheckoutId("101-2"), P1, 1, Reason.HOUSEHOLD_LIMIT_EXCEEDED))
        .when(ADD)
        .expectNoEvents();
  }

  @Test
  void a_wish_that_is_on_a_full_list_already_costs_no_other_its_place() {
    wishlist
        .given(ADDED)
        .andGiven(full().stream().limit(Wishlist.MOST_ITEMS - 1).toList())
        .when(ADD)
        .expectNoEvents();
  }

  @Test
  void an_item_on_the_list_is_announced() {
    wishlist
        .given(ADDED)
        .when(new AnnounceWish(C1, "101-1:p1"))
        .expectEvents(new WishAvailable(C1, "101-1:p1"))
        .expectResultMessagePayload(new Answer.Done(2));
  }

  @Test
  void an_item_is_announced_as_often_as_it_becomes_available() {
    wishlist
        .given(ADDED, new WishAvailable(C1, "101-1:p1"))
        .when(new AnnounceWish(C1, "101-1:p1"))
        .expectEvents(new WishAvailable(C1, "101-1:p1"));
  }

  @Test
  void an_item_that_was_removed_is_not_announced() {
    wishlist
        .given(ADDED, REMOVED)
        .when(new AnnounceWish(C1, "101-1:p1"))
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Missing("item 101-1:p1 on the wish list of c1"));
  }

  @Test
  void an_item_can_be_removed() {
    wishlist
        .given(ADDED)
        .when(new RemoveWish(C1, "101-1:p1"))
        .expectEvents(REMOVED)
        .expectResultMessagePayload(new Answer.Done(2));
  }

  @Test
  void an_item_that_was_removed_is_missing() {
    wishlist
        .given(ADDED, REMOVED)
        .when(new RemoveWish(C1, "101-1:p1"))
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Missing("item 101-1:p1 on the wish list of c1"));
  }

  @Test
  void an_item_that_was_never_on_the_list_is_missing() {
    wishlist
        .given(ADDED)
        .when(new RemoveWish(C1, "101-1:p2"))
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Missing("item 101-1:p2 on the wish list of c1"));
  }

  @Test
  void a_customer_to_whom_nothing_was_refused_has_no_list() {
    wishlist
        .givenNoPriorActivity()
        .when(new RemoveWish(C1, "101-1:p1"))
        .expectException(AggregateNotFoundException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void nobody_wishes_for_less_than_one_piece(int quantity) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AddWish(C1, CHECKOUT, P1, quantity, Reason.OUT_OF_STOCK));
  }

  @Test
  void a_removed_item_is_recognised_after_999_others_were_removed() {
    wishlist.given(history(Wishlist.REMOVED_REMEMBERED - 1)).when(ADD).expectNoEvents();
  }

  @Test
  void a_removed_item_is_forgotten_when_1000_others_were_removed() {
    wishlist.given(history(Wishlist.REMOVED_REMEMBERED)).when(ADD).expectEvents(ADDED);
  }

  private static List<WishlistEvent> full() {
    return IntStream.rangeClosed(1, Wishlist.MOST_ITEMS)
        .<WishlistEvent>mapToObj(
            n -> new WishAdded(C1, "other-" + n, CHECKOUT, P1, 1, Reason.OUT_OF_STOCK))
        .toList();
  }

  private static List<WishlistEvent> history(int othersRemoved) {
    var history = new ArrayList<WishlistEvent>(List.of(ADDED, REMOVED));
    for (int n = 0; n < othersRemoved; n++) {
      var other = "other-" + n;
      history.add(new WishAdded(C1, other, CHECKOUT, P1, 1, Reason.OUT_OF_STOCK));
      history.add(new WishRemoved(C1, other));
    }
    return history;
  }
}
