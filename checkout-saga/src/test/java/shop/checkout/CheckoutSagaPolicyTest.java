package shop.checkout;

import static shop.checkout.Submission.CART;
import static shop.checkout.Submission.CHECKOUT;
import static shop.checkout.Submission.CUSTOMER;
import static shop.checkout.Submission.HOUSEHOLD;
import static shop.checkout.Submission.RESERVATION;
import static shop.contract.Refusal.Reason.HOUSEHOLD_LIMIT_EXCEEDED;
import static shop.contract.Refusal.Reason.OUT_OF_STOCK;

import java.util.List;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.test.saga.SagaTestFixture;
import org.axonframework.test.saga.WhenState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.cart.CartCommand.CompleteSubmission;
import shop.cart.CartCommand.RejectSubmission;
import shop.contract.Answer;
import shop.contract.Line;
import shop.contract.Policy.HouseholdLimit;
import shop.contract.Policy.Stock;
import shop.contract.ProductId;
import shop.contract.Refusal;
import shop.householdlimit.HouseholdLimitCommand.ReleaseLimit;
import shop.householdlimit.HouseholdLimitCommand.ReserveLimit;
import shop.householdlimit.HouseholdLimitCommand.UseLimit;
import shop.inventory.AllocationCommand.Allocate;
import shop.inventory.AllocationCommand.ConfirmAllocation;
import shop.inventory.AllocationCommand.ReleaseAllocation;
import shop.inventory.StockCommand.ConfirmStock;
import shop.inventory.StockCommand.ReleaseStock;
import shop.inventory.StockCommand.ReserveStock;
import shop.wishlist.WishlistCommand.AddWish;

/** The steps that a policy takes out of a checkout; all others are as in CheckoutSagaTest. */
class CheckoutSagaPolicyTest {

  private static final ProductId OIL = new ProductId("oil");
  private static final ProductId PASTA = new ProductId("pasta");

  private static final Submission TWO = Submission.of(new Line(OIL, 2), new Line(PASTA, 3));
  private static final Submission OVERBOOKING =
      TWO.under(HouseholdLimit.INTEGRAL, Stock.SIDE_EFFECT);
  private static final Submission EVENTUAL = TWO.under(HouseholdLimit.SIDE_EFFECT, Stock.INTEGRAL);
  private static final Submission CHOREOGRAPHED =
      TWO.under(HouseholdLimit.SIDE_EFFECT, Stock.SIDE_EFFECT);
  private static final Submission DELEGATED = TWO.under(HouseholdLimit.DELEGATED, Stock.INTEGRAL);

  private SagaTestFixture<CheckoutSaga> saga;

  @BeforeEach
  void everybody_agrees() {
    saga = new SagaTestFixture<>(CheckoutSaga.class);
    saga.withTransienceCheckDisabled();
    saga.registerListenerInvocationErrorHandler(PropagatingErrorHandler.instance());
    saga.setCallbackBehavior((_, _) -> new Answer.Done(1));
  }

  private void theLogRefuses(Refusal... refusals) {
    saga.registerResource(new LimitsInTheLog(List.of(refusals)));
  }

  private WhenState given(Object... events) {
    for (var event : events) {
      saga.givenAPublished(event);
    }
    return saga;
  }

  // Stock is a side effect

  @Test
  void without_integral_stock_a_reserved_limit_completes_the_submission() {
    given(OVERBOOKING.started())
        .whenPublishingA(OVERBOOKING.limitReserved())
        .expectDispatchedCommands(
            new CompleteSubmission(CART, CHECKOUT), new UseLimit(HOUSEHOLD, RESERVATION))
        .expectActiveSagas(0);
  }

  @Test
  void without_integral_stock_an_exceeded_limit_still_rejects_it() {
    given(OVERBOOKING.started())
        .whenPublishingA(OVERBOOKING.limitExceeded(OIL))
        .expectDispatchedCommands(
            new RejectSubmission(
                CART, CHECKOUT, List.of(TWO.refusal(HOUSEHOLD_LIMIT_EXCEEDED, OIL))),
            new AddWish(CUSTOMER, CHECKOUT, OIL, 2, HOUSEHOLD_LIMIT_EXCEEDED))
        .expectActiveSagas(0);
  }

  @Test
  void without_integral_stock_an_expired_submission_gives_back_its_limit() {
    given(OVERBOOKING.started())
        .whenPublishingA(OVERBOOKING.expired())
        .expectDispatchedCommands(new ReleaseLimit(HOUSEHOLD, RESERVATION))
        .expectActiveSagas(0);
  }

  // The limit is a side effect

  @Test
  void with_an_eventual_limit_stock_is_asked_for_when_the_log_has_nothing_against_it() {
    theLogRefuses();
    given()
        .whenPublishingA(EVENTUAL.started())
        .expectDispatchedCommands(
            new ReserveStock(OIL, RESERVATION, 2), new ReserveStock(PASTA, RESERVATION, 3))
        .expectActiveSagas(1);
  }

  @Test
  void with_an_eventual_limit_what_is_visibly_used_up_is_refused_at_once() {
    var refusal = TWO.refusal(HOUSEHOLD_LIMIT_EXCEEDED, PASTA).by("event-1");
    theLogRefuses(refusal);
    given()
        .whenPublishingA(EVENTUAL.started())
        .expectDispatchedCommands(
            new RejectSubmission(CART, CHECKOUT, List.of(refusal)),
            new AddWish(CUSTOMER, CHECKOUT, PASTA, 3, HOUSEHOLD_LIMIT_EXCEEDED))
        .expectActiveSagas(0);
  }

  @Test
  void with_an_eventual_limit_only_stock_is_taken() {
    theLogRefuses();
    given(EVENTUAL.started(), EVENTUAL.stockReserved(OIL))
        .whenPublishingA(EVENTUAL.stockReserved(PASTA))
        .expectDispatchedCommands(
            new CompleteSubmission(CART, CHECKOUT),
            new ConfirmStock(OIL, RESERVATION),
            new ConfirmStock(PASTA, RESERVATION))
        .expectActiveSagas(0);
  }

  @Test
  void with_an_eventual_limit_only_stock_is_given_back() {
    theLogRefuses();
    given(EVENTUAL.started(), EVENTUAL.stockReserved(OIL))
        .whenPublishingA(EVENTUAL.stockUnavailable(PASTA))
        .expectDispatchedCommands(
            new ReleaseStock(OIL, RESERVATION),
            new RejectSubmission(CART, CHECKOUT, List.of(TWO.refusal(OUT_OF_STOCK, PASTA))),
            new AddWish(CUSTOMER, CHECKOUT, PASTA, 3, OUT_OF_STOCK))
        .expectActiveSagas(0);
  }

  // Both are side effects

  @Test
  void when_everything_follows_a_submission_completes_at_once() {
    theLogRefuses();
    given()
        .whenPublishingA(CHOREOGRAPHED.started())
        .expectDispatchedCommands(new CompleteSubmission(CART, CHECKOUT))
        .expectActiveSagas(0);
  }

  // The limit is delegated

  @Test
  void a_delegated_limit_is_asked_for_with_the_stock() {
    given()
        .whenPublishingA(DELEGATED.started())
        .expectDispatchedCommands(new Allocate(HOUSEHOLD, RESERVATION, TWO.lines()))
        .expectActiveSagas(1);
  }

  @Test
  void a_delegated_limit_that_is_reserved_is_only_heard_of() {
    given(DELEGATED.started())
        .whenPublishingA(DELEGATED.limitReserved())
        .expectNoDispatchedCommands()
        .expectActiveSagas(1);
  }

  @Test
  void a_delegated_limit_that_is_exceeded_rejects_the_submission() {
    given(DELEGATED.started())
        .whenPublishingA(DELEGATED.limitExceeded(OIL))
        .expectDispatchedCommands(
            new RejectSubmission(
                CART, CHECKOUT, List.of(TWO.refusal(HOUSEHOLD_LIMIT_EXCEEDED, OIL))),
            new AddWish(CUSTOMER, CHECKOUT, OIL, 2, HOUSEHOLD_LIMIT_EXCEEDED))
        .expectActiveSagas(0);
  }

  @Test
  void with_a_delegated_limit_the_allocation_is_taken_as_one() {
    given(DELEGATED.started(), DELEGATED.limitReserved(), DELEGATED.stockReserved(OIL))
        .whenPublishingA(DELEGATED.stockReserved(PASTA))
        .expectDispatchedCommands(
            new CompleteSubmission(CART, CHECKOUT),
            new ConfirmAllocation(HOUSEHOLD, RESERVATION, TWO.lines()))
        .expectActiveSagas(0);
  }

  @Test
  void with_a_delegated_limit_what_is_held_is_given_back_as_one() {
    given(DELEGATED.started(), DELEGATED.limitReserved(), DELEGATED.stockReserved(OIL))
        .whenPublishingA(DELEGATED.stockUnavailable(PASTA))
        .expectDispatchedCommands(
            new ReleaseAllocation(HOUSEHOLD, RESERVATION, List.of(new Line(OIL, 2))),
            new RejectSubmission(CART, CHECKOUT, List.of(TWO.refusal(OUT_OF_STOCK, PASTA))),
            new AddWish(CUSTOMER, CHECKOUT, PASTA, 3, OUT_OF_STOCK))
        .expectActiveSagas(0);
  }

  @Test
  void an_allocation_that_expires_is_given_back_whole() {
    given(DELEGATED.started())
        .whenPublishingA(DELEGATED.expired())
        .expectDispatchedCommands(new ReleaseAllocation(HOUSEHOLD, RESERVATION, TWO.lines()))
        .expectActiveSagas(0);
  }

  /** No stock was asked for: a product may not even have one that could be told to release. */
  @Test
  void an_allocation_that_was_refused_and_expires_gives_back_no_stock() {
    saga.setCallbackBehavior((command, _) ->
        command instanceof Allocate
            ? new Answer.Refused("HOUSEHOLD_LIMIT_EXCEEDED", "too much")
            : new Answer.Done(1));
    given(DELEGATED.started())
        .whenPublishingA(DELEGATED.expired())
        .expectDispatchedCommands(new ReleaseAllocation(HOUSEHOLD, RESERVATION, List.of()))
        .expectActiveSagas(0);
  }

  @Test
  void a_step_asks_under_the_policy_of_the_submission_and_not_of_today() {
    given()
        .whenPublishingA(TWO.started())
        .expectDispatchedCommands(new ReserveLimit(HOUSEHOLD, RESERVATION, TWO.lines()));
  }
}
