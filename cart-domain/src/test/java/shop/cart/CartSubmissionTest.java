package shop.cart;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import shop.cart.CartCommand.CompleteSubmission;
import shop.cart.CartCommand.ExpireSubmission;
import shop.cart.CartCommand.RejectSubmission;
import shop.cart.CartCommand.SubmitCart;
import shop.cart.CartEvent.CartCleared;
import shop.cart.CartEvent.CartCreated;
import shop.cart.CartEvent.CartSubmitted;
import shop.cart.CartEvent.ItemAdded;
import shop.cart.CartEvent.ItemChanged;
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

/** How a cart is submitted, and which of several ends a submission has. */
class CartSubmissionTest {

  private static final CartId CART = new CartId("101");
  private static final CheckoutId FIRST = new CheckoutId("101-1");
  private static final CheckoutId SECOND = new CheckoutId("101-2");
  private static final CustomerId C1 = new CustomerId("c1");
  private static final HouseholdId H1 = new HouseholdId("h1");
  private static final ProductId P1 = new ProductId("p1");
  private static final ProductId P2 = new ProductId("p2");
  private static final List<Refusal> REFUSALS =
      List.of(new Refusal(Refusal.Reason.OUT_OF_STOCK, P1, 2, 1));

  private static final CartCreated CREATED = new CartCreated(CART, C1, H1);
  private static final ItemAdded P1_ADDED = new ItemAdded(CART, "i1", P1, 2);
  private static final SubmissionStarted STARTED =
      new SubmissionStarted(CART, FIRST, C1, H1, List.of(new Line(P1, 2)), Policy.INTEGRAL);
  private static final SubmissionStarted STARTED_AGAIN =
      new SubmissionStarted(CART, SECOND, C1, H1, List.of(new Line(P1, 2)), Policy.INTEGRAL);
  private static final List<CartEvent> RUNNING = List.of(CREATED, P1_ADDED, STARTED);

  private static final CartSubmitted COMPLETED = new CartSubmitted(CART, FIRST);
  private static final SubmissionRejected REJECTED = new SubmissionRejected(CART, FIRST, REFUSALS);
  private static final SubmissionExpired EXPIRED = new SubmissionExpired(CART, FIRST);

  private static final SubmitCart SUBMIT = new SubmitCart(CART, Policy.INTEGRAL, Precondition.NONE);
  private static final CompleteSubmission COMPLETE = new CompleteSubmission(CART, FIRST);
  private static final RejectSubmission REJECT = new RejectSubmission(CART, FIRST, REFUSALS);
  private static final ExpireSubmission EXPIRE = new ExpireSubmission(CART, FIRST);

  private final AggregateTestFixture<Cart> cart = new AggregateTestFixture<>(Cart.class);

  @Test
  void a_submission_starts_the_first_checkout_of_the_cart() {
    cart.given(CREATED, P1_ADDED)
        .when(SUBMIT)
        .expectEvents(STARTED)
        .expectResultMessagePayload(new Answer.Done(3, "101-1"));
  }

  @Test
  void a_submission_carries_the_merged_lines_ordered_by_product() {
    cart.given(
            CREATED,
            new ItemAdded(CART, "i1", P2, 1),
            new ItemAdded(CART, "i2", P1, 2),
            new ItemAdded(CART, "i1", P2, 3),
            new ItemChanged(CART, "i2", 9))
        .when(SUBMIT)
        .expectEvents(
            new SubmissionStarted(
                CART, FIRST, C1, H1, List.of(new Line(P1, 9), new Line(P2, 4)), Policy.INTEGRAL));
  }

  @Test
  void an_empty_cart_is_not_submitted() {
    cart.given(CREATED).when(SUBMIT).expectNoEvents().expectResultMessagePayload(empty());
  }

  @Test
  void a_cleared_cart_is_not_submitted() {
    cart.given(CREATED, P1_ADDED, new CartCleared(CART))
        .when(SUBMIT)
        .expectNoEvents()
        .expectResultMessagePayload(empty());
  }

  @Test
  void a_cart_that_was_never_created_is_not_found() {
    cart.givenNoPriorActivity().when(SUBMIT).expectException(AggregateNotFoundException.class);
  }

  @Test
  void a_cart_that_has_changed_since_is_not_submitted() {
    cart.given(CREATED, P1_ADDED)
        .when(new SubmitCart(CART, Policy.INTEGRAL, Precondition.revision(1)))
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Stale(2));
  }

  @Test
  void a_cart_that_has_not_changed_since_is_submitted() {
    cart.given(CREATED, P1_ADDED)
        .when(new SubmitCart(CART, Policy.INTEGRAL, Precondition.revision(2)))
        .expectEvents(STARTED);
  }

  @Test
  void submitting_twice_starts_one_checkout() {
    cart.given(RUNNING)
        .when(SUBMIT)
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Done(3, "101-1"));
  }

  @Test
  void submitting_what_was_bought_answers_with_its_checkout() {
    cart.given(running(COMPLETED))
        .when(SUBMIT)
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Done(4, "101-1"));
  }

  /** The repeated PUT carries the If-Match of the first one, which its own effect made stale. */
  @Test
  void submitting_twice_is_idempotent_under_the_same_precondition() {
    cart.given(RUNNING)
        .when(new SubmitCart(CART, Policy.INTEGRAL, Precondition.revision(2)))
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Done(3, "101-1"));
  }

  static Stream<CartEvent> ends_that_open_the_cart() {
    return Stream.of(REJECTED, EXPIRED);
  }

  @ParameterizedTest
  @MethodSource("ends_that_open_the_cart")
  void a_cart_that_is_open_again_starts_another_checkout(CartEvent end) {
    cart.given(running(end))
        .when(SUBMIT)
        .expectEvents(STARTED_AGAIN)
        .expectResultMessagePayload(new Answer.Done(5, "101-2"));
  }

  static Stream<Arguments> ends() {
    return Stream.of(
        arguments(COMPLETE, COMPLETED), arguments(REJECT, REJECTED), arguments(EXPIRE, EXPIRED));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void the_first_end_that_reaches_a_running_submission_wins(CartCommand end, CartEvent fact) {
    cart.given(RUNNING).when(end).expectEvents(fact).expectResultMessagePayload(new Answer.Done(4));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void repeating_the_end_that_won_changes_nothing(CartCommand end, CartEvent fact) {
    cart.given(running(fact))
        .when(end)
        .expectNoEvents()
        .expectResultMessagePayload(new Answer.Done(4));
  }

  static Stream<Arguments> races() {
    return Stream.of(
        arguments(COMPLETED, REJECT),
        arguments(COMPLETED, EXPIRE),
        arguments(REJECTED, COMPLETE),
        arguments(REJECTED, EXPIRE),
        arguments(EXPIRED, COMPLETE),
        arguments(EXPIRED, REJECT));
  }

  @ParameterizedTest
  @MethodSource("races")
  void an_end_that_comes_second_is_refused(CartEvent winner, CartCommand late) {
    cart.given(running(winner)).when(late).expectNoEvents().expectResultMessagePayload(ended());
  }

  @ParameterizedTest
  @MethodSource("ends")
  void the_end_of_an_earlier_checkout_does_not_touch_the_running_one(
      CartCommand end, CartEvent fact) {
    cart.given(running(EXPIRED, STARTED_AGAIN))
        .when(end)
        .expectNoEvents()
        .expectResultMessagePayload(ended());
  }

  @ParameterizedTest
  @MethodSource("ends")
  void a_cart_that_was_never_submitted_has_nothing_to_end(CartCommand end, CartEvent fact) {
    cart.given(CREATED, P1_ADDED).when(end).expectNoEvents().expectResultMessagePayload(ended());
  }

  private static List<CartEvent> running(CartEvent... then) {
    var history = new ArrayList<>(RUNNING);
    history.addAll(List.of(then));
    return history;
  }

  private static Answer ended() {
    return new Answer.Refused("SUBMISSION_ENDED", "checkout 101-1 has ended otherwise");
  }

  private static Answer empty() {
    return new Answer.Refused("CART_EMPTY", "a cart without lines cannot be submitted");
  }
}
