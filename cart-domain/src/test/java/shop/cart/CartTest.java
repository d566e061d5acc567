package shop.cart;

import static org.axonframework.test.matchers.Matchers.predicate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.cart.CartCommand.AddItem;
import shop.cart.CartCommand.ChangeItem;
import shop.cart.CartCommand.ClearCart;
import shop.cart.CartCommand.CreateCart;
import shop.cart.CartCommand.RemoveItem;
import shop.cart.CartEvent.CartCleared;
import shop.cart.CartEvent.CartCreated;
import shop.cart.CartEvent.CartSubmitted;
import shop.cart.CartEvent.ItemAdded;
import shop.cart.CartEvent.ItemChanged;
import shop.cart.CartEvent.ItemRemoved;
import shop.cart.CartEvent.SubmissionExpired;
import shop.cart.CartEvent.SubmissionRejected;
import shop.cart.CartEvent.SubmissionStarted;
import shop.contract.Answer;
import shop.contract.CartId;
import shop.contract.CheckoutId;
import shop.contract.CustomerId;
import shop.contract.HouseholdId;
import shop.contract.Line;
import shop.contract.Policy;
import shop.contract.Precondition;
import shop.contract.ProductId;
import shop.contract.Refusal;

/** What a cart holds, and who may change it. Its submission has a test of its own. */
class CartTest {

  private static final CartId CART = new CartId("101");
  private static final CheckoutId CHECKOUT = new CheckoutId("101-1");
  private static final CustomerId C1 = new CustomerId("c1");
  private static final HouseholdId H1 = new HouseholdId("h1");
  private static final ProductId P1 = new ProductId("p1");
  private static final ProductId P2 = new ProductId("p2");

  private static final CartCreated CREATED = new CartCreated(CART, C1, H1);
  private static final ItemAdded I1_ADDED = new ItemAdded(CART, "i1", P1, 2);
  private static final SubmissionStarted SUBMISSION =
      new SubmissionStarted(CART, CHECKOUT, C1, H1, List.of(new Line(P1, 2)), Policy.INTEGRAL);

  private final AggregateTestFixture<Cart> cart = new AggregateTestFixture<>(Cart.class);

  @Test
  void a_cart_is_created_for_a_customer_and_a_household() {
    cart.givenNoPriorActivity()
        .when(new CreateCart(CART, C1, H1))
        .expectEvents(CREATED)
        .expectResultMessagePayload(new Answer.Done(1, "101"));
  }

  @Test
  void a_cart_is_created_once() {
    cart.given(CREATED)
        .when(new CreateCart(CART, C1, H1))
        .expectNoEvents()
        .expectResultMessagePayload(
            new Answer.Refused("CART_EXISTS", "there is a cart 101 already"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void a_cart_that_was_never_created_is_not_found(CartCommand change) {
    cart.givenNoPriorActivity().when(change).expectException(AggregateNotFoundException.class);
  }

  @Test
  void a_product_comes_into_the_cart_as_an_item() {
    cart.given(CREATED)
        .when(add(P1, 2))
        .expectEvents(I1_ADDED)
        .expectResultMessagePayload(new Answer.Done(2, "i1"));
  }

  @Test
  void another_product_is_another_item() {
    cart.given(CREATED, I1_ADDED)
        .when(add(P2, 1))
        .expectEvents(new ItemAdded(CART, "i2", P2, 1))
        .expectResultMessagePayload(new Answer.Done(3, "i2"));
  }

  @Test
  void a_product_already_in_the_cart_keeps_its_one_item() {
    cart.given(CREATED, I1_ADDED, new ItemAdded(CART, "i2", P2, 1))
        .when(add(P1, 3))
        .expectEvents(new ItemAdded(CART, "i1", P1, 3))
        .expectResultMessagePayload(new Answer.Done(4, "i1"));
  }

  @Test
  void an_item_can_have_999_pieces() {
    cart.given(CREATED, I1_ADDED)
        .when(add(P1, 997))
        .expectEvents(new ItemAdded(CART, "i1", P1, 997));
  }

  @Test
  void an_item_can_not_have_1000_pieces() {
    cart.given(CREATED, I1_ADDED)
        .when(add(P1, 998))
        .expectNoEvents()
        .expectResultMessagePayload(
            new Answer.Refused(
                "QUANTITY_TOO_LARGE", "a line holds at most 999 pieces, this one has 2"));
  }

  @Test
  void pieces_that_overflow_an_int_are_too_many() {
    cart.given(CREATED, I1_ADDED)
        .when(add(P1, Integer.MAX_VALUE))
        .expectNoEvents()
        .expectResultMessagePayload(
            new Answer.Refused(
                "QUANTITY_TOO_LARGE", "a line holds at most 999 pieces, this one has 2"));
  }

  @Test
  void a_cart_holds_200_items() {
    cart.given(items(199))
        .when(add(new ProductId("one-more"), 1))
        .expectEvents(new ItemAdded(CART, "i200", new ProductId("one-more"), 1));
  }

  @Test
  void a_cart_does_not_hold_201_items() {
    cart.given(items(200))
        .when(add(new ProductId("one-more"), 1))
        .expectNoEvents()
        .expectResultMessagePayload(
            new Answer.Refused("CART_FULL", "a cart holds at most 200 lines"));
  }

  @Test
  void a_full_cart_takes_more_pieces_of_what_it_holds() {
    cart.given(items(200))
        .when(add(new ProductId("p7"), 1))
        .expectEvents(new ItemAdded(CART, "i7", new ProductId("p7"), 1));
  }

  @Test
  void an_item_gets_another_quantity() {
    cart.given(CREATED, I1_ADDED)
        .when(new ChangeItem(CART, "i1", 5, Precondition.NONE))
        .expectEvents(new ItemChanged(CART, "i1", 5))
        .expectResultMessagePayload(new Answer.Done(3));
  }

  @Test
  void an_item_that_has_the_quantity_already_does_not_change() {
    cart.given(CREATED, I1_ADDED)
        .when(new ChangeItem(CART, "i1", 2, Precondition.NONE))
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Done(2));
  }

  @Test
  void a_changed_quantity_counts_when_more_is_added() {
    cart.given(CREATED, I1_ADDED, new ItemChanged(CART, "i1", 999))
        .when(add(P1, 1))
        .expectNoEvents()
        .expectResultMessagePayload(
            new Answer.Refused(
                "QUANTITY_TOO_LARGE", "a line holds at most 999 pieces, this one has 999"));
  }

  @Test
  void an_item_is_removed() {
    cart.given(CREATED, I1_ADDED)
        .when(new RemoveItem(CART, "i1", Precondition.NONE))
        .expectEvents(new ItemRemoved(CART, "i1"))
        .expectResultMessagePayload(new Answer.Done(3));
  }

  static Stream<CartCommand> changes_of_item_i1() {
    return Stream.of(
        new ChangeItem(CART, "i1", 5, Precondition.NONE),
        new RemoveItem(CART, "i1", Precondition.NONE));
  }

  @ParameterizedTest
  @MethodSource("changes_of_item_i1")
  void an_item_that_was_removed_is_missing(CartCommand change) {
    cart.given(CREATED, I1_ADDED, new ItemRemoved(CART, "i1"))
        .when(change)
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Missing("item i1 in cart 101"));
  }

  @ParameterizedTest
  @MethodSource("changes_of_item_i1")
  void an_item_that_was_cleared_is_missing(CartCommand change) {
    cart.given(CREATED, I1_ADDED, new CartCleared(CART))
        .when(change)
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Missing("item i1 in cart 101"));
  }

  @Test
  void a_cart_is_cleared_of_everything_at_once() {
    cart.given(CREATED, I1_ADDED, new ItemAdded(CART, "i2", P2, 1))
        .when(new ClearCart(CART, Precondition.NONE))
        .expectEvents(new CartCleared(CART))
        .expectResultMessagePayload(new Answer.Done(4));
  }

  @Test
  void clearing_an_empty_cart_changes_nothing() {
    cart.given(CREATED)
        .when(new ClearCart(CART, Precondition.NONE))
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Done(1));
  }

  @Test
  void the_name_of_a_removed_item_is_never_used_again() {
    cart.given(CREATED, I1_ADDED, new ItemRemoved(CART, "i1"))
        .when(add(P1, 2))
        .expectEvents(new ItemAdded(CART, "i2", P1, 2));
  }

  @Test
  void the_names_of_cleared_items_are_never_used_again() {
    cart.given(CREATED, I1_ADDED, new ItemAdded(CART, "i2", P2, 1), new CartCleared(CART))
        .when(add(P1, 2))
        .expectEvents(new ItemAdded(CART, "i3", P1, 2));
  }

  @Test
  void adding_to_an_item_does_not_use_up_a_name() {
    cart.given(CREATED, I1_ADDED, new ItemAdded(CART, "i2", P2, 1), I1_ADDED)
        .when(add(new ProductId("p3"), 1))
        .expectEvents(new ItemAdded(CART, "i3", new ProductId("p3"), 1));
  }

  static Stream<CartCommand> changes() {
    return changesUnder(Precondition.NONE);
  }

  static Stream<CartCommand> changes_that_know_revision_2() {
    return changesUnder(Precondition.revision(2));
  }

  static Stream<CartCommand> changes_that_know_revision_1_or_3() {
    return changesUnder(new Precondition(Set.of(1L, 3L)));
  }

  private static Stream<CartCommand> changesUnder(Precondition precondition) {
    return Stream.of(
        new AddItem(CART, P2, 1, precondition),
        new ChangeItem(CART, "i1", 5, precondition),
        new RemoveItem(CART, "i1", precondition),
        new ClearCart(CART, precondition));
  }

  @ParameterizedTest
  @MethodSource("changes_that_know_revision_2")
  void a_change_by_somebody_who_knows_the_current_revision_is_made(CartCommand change) {
    cart.given(CREATED, I1_ADDED).when(change).expectResultMessagePayloadMatching(done(3));
  }

  @ParameterizedTest
  @MethodSource("changes_that_know_revision_1_or_3")
  void a_change_by_somebody_who_knows_other_revisions_is_stale(CartCommand change) {
    cart.given(CREATED, I1_ADDED)
        .when(change)
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Stale(2));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void a_cart_that_is_checked_out_does_not_change(CartCommand change) {
    cart.given(CREATED, I1_ADDED, SUBMISSION)
        .when(change)
        .expectNoEvents()
        .expectResultMessagePayload(notOpen());
  }

  @ParameterizedTest
  @MethodSource("changes")
  void a_cart_that_was_bought_does_not_change(CartCommand change) {
    cart.given(CREATED, I1_ADDED, SUBMISSION, new CartSubmitted(CART, CHECKOUT))
        .when(change)
        .expectNoEvents()
        .expectResultMessagePayload(notOpen());
  }

  @ParameterizedTest
  @MethodSource("changes_that_know_revision_2")
  void a_stale_change_is_stale_before_it_is_anything_else(CartCommand change) {
    cart.given(CREATED, I1_ADDED, SUBMISSION)
        .when(change)
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Stale(3));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void a_cart_whose_checkout_was_refused_changes_again(CartCommand change) {
    var refused = new SubmissionRejected(CART, CHECKOUT, List.of(Refusal.expired()));
    cart.given(CREATED, I1_ADDED, SUBMISSION, refused)
        .when(change)
        .expectResultMessagePayloadMatching(done(5));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void a_cart_whose_checkout_expired_changes_again(CartCommand change) {
    cart.given(CREATED, I1_ADDED, SUBMISSION, new SubmissionExpired(CART, CHECKOUT))
        .when(change)
        .expectResultMessagePayloadMatching(done(5));
  }

  private static Matcher<Answer> done(long revision) {
    return predicate(answer -> answer instanceof Answer.Done done && done.revision() == revision);
  }

  private static AddItem add(ProductId product, int quantity) {
    return new AddItem(CART, product, quantity, Precondition.NONE);
  }

  private static Answer notOpen() {
    return new Answer.Refused("CART_NOT_OPEN", "checkout 101-1 has the cart");
  }

  private static List<CartEvent> items(int count) {
    var history = new ArrayList<CartEvent>(List.of(CREATED));
    IntStream.rangeClosed(1, count)
        .mapToObj(n -> new ItemAdded(CART, "i" + n, new ProductId("p" + n), 1))
        .forEach(history::add);
    return history;
  }
}
