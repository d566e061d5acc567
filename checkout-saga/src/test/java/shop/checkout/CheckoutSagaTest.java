package shop.checkout;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.checkout.Submission.CART;
import static shop.checkout.Submission.CHECKOUT;
import static shop.checkout.Submission.CUSTOMER;
import static shop.checkout.Submission.HOUSEHOLD;
import static shop.checkout.Submission.RESERVATION;
import static shop.contract.Refusal.Reason.HOUSEHOLD_LIMIT_EXCEEDED;
import static shop.contract.Refusal.Reason.OUT_OF_STOCK;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.test.saga.FixtureExecutionResult;
import org.axonframework.test.saga.SagaTestFixture;
import org.axonframework.test.saga.WhenState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import shop.cart.CartCommand;
import shop.cart.CartCommand.CompleteSubmission;
import shop.cart.CartCommand.RejectSubmission;
import shop.contract.Answer;
import shop.contract.Line;
import shop.contract.ProductId;
import shop.contract.Refusal;
import shop.householdlimit.HouseholdLimitCommand.ReleaseLimit;
import shop.householdlimit.HouseholdLimitCommand.ReserveLimit;
import shop.householdlimit.HouseholdLimitCommand.UseLimit;
import shop.inventory.StockCommand.ConfirmStock;
import shop.inventory.StockCommand.ReleaseStock;
import shop.inventory.StockCommand.ReserveStock;
import shop.inventory.StockEvent.StockReserved;
import shop.wishlist.WishlistCommand.AddWish;

class CheckoutSagaTest {

  private static final ProductId FLOUR = new ProductId("flour");
  private static final ProductId OIL = new ProductId("oil");
  private static final ProductId PASTA = new ProductId("pasta");

  private static final Submission ONE = Submission.of(new Line(OIL, 2));
  private static final Submission THREE =
      Submission.of(new Line(FLOUR, 2), new Line(OIL, 3), new Line(PASTA, 4));

  private SagaTestFixture<CheckoutSaga> saga;

  @BeforeEach
  void everybody_agrees() {
    saga = new SagaTestFixture<>(CheckoutSaga.class);
    saga.withTransienceCheckDisabled();
    saga.registerListenerInvocationErrorHandler(PropagatingErrorHandler.instance());
    saga.setCallbackBehavior((_, _) -> new Answer.Done(1));
  }

  /** As it does when it has expired the submission meanwhile. */
  private void theCartDisagrees() {
    saga.setCallbackBehavior((command, _) ->
        command instanceof CartCommand
            ? new Answer.Refused("SUBMISSION_ENDED", "has ended otherwise")
            : new Answer.Done(1));
  }

  private void fails(Class<?> failing) {
    saga.setCallbackBehavior((command, _) -> {
      if (failing.isInstance(command)) {
        throw new IllegalStateException("no answer");
      }
      return new Answer.Done(1);
    });
  }

  private WhenState given(Object... events) {
    for (var event : events) {
      saga.givenAPublished(event);
    }
    return saga;
  }

  // The way to a completed submission

  @Test
  void a_submission_asks_first_for_the_limit_of_the_household() {
    given()
        .whenPublishingA(THREE.started())
        .expectDispatchedCommands(new ReserveLimit(HOUSEHOLD, RESERVATION, THREE.lines()))
        .expectAssociationWith("checkout", CHECKOUT.value())
        .expectAssociationWith("reservation", RESERVATION.value())
        .expectActiveSagas(1);
  }

  @Test
  void a_reserved_limit_asks_for_the_stock_of_every_line_in_the_order_of_products() {
    given(THREE.started())
        .whenPublishingA(THREE.limitReserved())
        .expectDispatchedCommands(
            new ReserveStock(FLOUR, RESERVATION, 2),
            new ReserveStock(OIL, RESERVATION, 3),
            new ReserveStock(PASTA, RESERVATION, 4));
  }

  @Test
  void nothing_is_decided_before_every_line_is_answered() {
    waits(
        given(THREE.started(), THREE.limitReserved(), THREE.stockReserved(FLOUR))
            .whenPublishingA(THREE.stockUnavailable(PASTA)));
  }

  @Test
  void the_last_reserved_line_completes_the_submission_and_then_takes_what_is_reserved() {
    given(
            THREE.started(),
            THREE.limitReserved(),
            THREE.stockReserved(PASTA),
            THREE.stockReserved(FLOUR))
        .whenPublishingA(THREE.stockReserved(OIL))
        .expectDispatchedCommands(
            new CompleteSubmission(CART, CHECKOUT),
            new UseLimit(HOUSEHOLD, RESERVATION),
            new ConfirmStock(FLOUR, RESERVATION),
            new ConfirmStock(OIL, RESERVATION),
            new ConfirmStock(PASTA, RESERVATION))
        .expectActiveSagas(0);
  }

  @Test
  void a_single_line_completes_the_submission_alone() {
    given(ONE.started(), ONE.limitReserved())
        .whenPublishingA(ONE.stockReserved(OIL))
        .expectDispatchedCommands(
            new CompleteSubmission(CART, CHECKOUT),
            new UseLimit(HOUSEHOLD, RESERVATION),
            new ConfirmStock(OIL, RESERVATION))
        .expectActiveSagas(0);
  }

  @Test
  void events_of_another_checkout_are_none_of_its_business() {
    given(ONE.started(), ONE.limitReserved())
        .whenPublishingA(new StockReserved(OIL, CART.checkout(2).reservation(), 2))
        .expectNoDispatchedCommands()
        .expectActiveSagas(1);
  }

  // Refused

  @Test
  void an_exceeded_limit_rejects_the_submission_and_wishes_for_the_refused_line() {
    given(THREE.started())
        .whenPublishingA(THREE.limitExceeded(OIL))
        .expectDispatchedCommands(
            new RejectSubmission(
                CART, CHECKOUT, List.of(THREE.refusal(HOUSEHOLD_LIMIT_EXCEEDED, OIL))),
            wish(OIL, 3, HOUSEHOLD_LIMIT_EXCEEDED))
        .expectActiveSagas(0);
  }

  @Test
  void several_exceeded_limits_are_all_named_and_wished_for() {
    given(THREE.started())
        .whenPublishingA(THREE.limitExceeded(FLOUR, PASTA))
        .expectDispatchedCommands(
            new RejectSubmission(
                CART,
                CHECKOUT,
                List.of(
                    THREE.refusal(HOUSEHOLD_LIMIT_EXCEEDED, FLOUR),
                    THREE.refusal(HOUSEHOLD_LIMIT_EXCEEDED, PASTA))),
            wish(FLOUR, 2, HOUSEHOLD_LIMIT_EXCEEDED),
            wish(PASTA, 4, HOUSEHOLD_LIMIT_EXCEEDED))
        .expectActiveSagas(0);
  }

  @Test
  void an_unavailable_first_product_releases_the_limit_and_the_others() {
    given(
            THREE.started(),
            THREE.limitReserved(),
            THREE.stockUnavailable(FLOUR),
            THREE.stockReserved(OIL))
        .whenPublishingA(THREE.stockReserved(PASTA))
        .expectDispatchedCommands(
            new ReleaseLimit(HOUSEHOLD, RESERVATION),
            new ReleaseStock(OIL, RESERVATION),
            new ReleaseStock(PASTA, RESERVATION),
            new RejectSubmission(CART, CHECKOUT, List.of(THREE.refusal(OUT_OF_STOCK, FLOUR))),
            wish(FLOUR, 2, OUT_OF_STOCK))
        .expectActiveSagas(0);
  }

  @Test
  void an_unavailable_second_product_releases_the_limit_and_the_others() {
    given(
            THREE.started(),
            THREE.limitReserved(),
            THREE.stockReserved(PASTA),
            THREE.stockReserved(FLOUR))
        .whenPublishingA(THREE.stockUnavailable(OIL))
        .expectDispatchedCommands(
            new ReleaseLimit(HOUSEHOLD, RESERVATION),
            new ReleaseStock(FLOUR, RESERVATION),
            new ReleaseStock(PASTA, RESERVATION),
            new RejectSubmission(CART, CHECKOUT, List.of(THREE.refusal(OUT_OF_STOCK, OIL))),
            wish(OIL, 3, OUT_OF_STOCK))
        .expectActiveSagas(0);
  }

  @Test
  void when_no_product_is_available_all_are_named_and_wished_for() {
    given(
            THREE.started(),
            THREE.limitReserved(),
            THREE.stockUnavailable(PASTA),
            THREE.stockUnavailable(FLOUR))
        .whenPublishingA(THREE.stockUnavailable(OIL))
        .expectDispatchedCommands(
            new ReleaseLimit(HOUSEHOLD, RESERVATION),
            new RejectSubmission(
                CART,
                CHECKOUT,
                List.of(
                    THREE.refusal(OUT_OF_STOCK, PASTA),
                    THREE.refusal(OUT_OF_STOCK, FLOUR),
                    THREE.refusal(OUT_OF_STOCK, OIL))),
            wish(FLOUR, 2, OUT_OF_STOCK),
            wish(OIL, 3, OUT_OF_STOCK),
            wish(PASTA, 4, OUT_OF_STOCK))
        .expectActiveSagas(0);
  }

  // Expired

  /** No stock was asked for: a product may not even have one that could be told to release. */
  @Test
  void a_submission_that_expires_before_the_limit_is_answered_releases_the_limit_alone() {
    given(THREE.started())
        .whenPublishingA(THREE.expired())
        .expectDispatchedCommands(new ReleaseLimit(HOUSEHOLD, RESERVATION))
        .expectActiveSagas(0);
  }

  @Test
  void a_submission_that_expires_before_any_stock_is_answered_releases_all_that_was_asked_for() {
    releasesEverything(
        given(THREE.started(), THREE.limitReserved()).whenPublishingA(THREE.expired()));
  }

  @Test
  void a_submission_that_expires_between_answers_releases_also_what_is_not_answered() {
    releasesEverything(
        given(
                THREE.started(),
                THREE.limitReserved(),
                THREE.stockReserved(OIL),
                THREE.stockUnavailable(PASTA))
            .whenPublishingA(THREE.expired()));
  }

  // The cart has decided otherwise

  @Test
  void a_cart_that_does_not_complete_confirms_nothing_and_its_expiry_is_waited_for() {
    theCartDisagrees();
    given(ONE.started(), ONE.limitReserved())
        .whenPublishingA(ONE.stockReserved(OIL))
        .expectDispatchedCommands(new CompleteSubmission(CART, CHECKOUT))
        .expectActiveSagas(1);
  }

  @Test
  void the_expiry_that_was_waited_for_releases_everything() {
    theCartDisagrees();
    releasesEverything(
        given(
                THREE.started(),
                THREE.limitReserved(),
                THREE.stockReserved(FLOUR),
                THREE.stockReserved(OIL),
                THREE.stockReserved(PASTA))
            .whenPublishingA(THREE.expired()));
  }

  @Test
  void a_cart_that_does_not_reject_for_its_limit_wishes_for_nothing() {
    theCartDisagrees();
    given(THREE.started())
        .whenPublishingA(THREE.limitExceeded(OIL))
        .expectDispatchedCommands(
            new RejectSubmission(
                CART, CHECKOUT, List.of(THREE.refusal(HOUSEHOLD_LIMIT_EXCEEDED, OIL))))
        .expectActiveSagas(1);
  }

  @Test
  void a_cart_that_does_not_reject_for_its_stock_wishes_for_nothing() {
    theCartDisagrees();
    given(ONE.started(), ONE.limitReserved())
        .whenPublishingA(ONE.stockUnavailable(OIL))
        .expectDispatchedCommands(
            new ReleaseLimit(HOUSEHOLD, RESERVATION),
            new RejectSubmission(CART, CHECKOUT, List.of(ONE.refusal(OUT_OF_STOCK, OIL))))
        .expectActiveSagas(1);
  }

  @Test
  void the_expiry_after_a_rejection_that_came_too_late_ends_the_checkout() {
    theCartDisagrees();
    given(THREE.started(), THREE.limitExceeded(OIL))
        .whenPublishingA(THREE.expired())
        .expectDispatchedCommands(new ReleaseLimit(HOUSEHOLD, RESERVATION))
        .expectActiveSagas(0);
  }

  // Late, and more than once

  static Stream<Arguments> ends() {
    return Stream.of(
        Arguments.of(
            "completed", List.of(ONE.started(), ONE.limitReserved(), ONE.stockReserved(OIL))),
        Arguments.of(
            "out of stock", List.of(ONE.started(), ONE.limitReserved(), ONE.stockUnavailable(OIL))),
        Arguments.of("limit exceeded", List.of(ONE.started(), ONE.limitExceeded(OIL))),
        Arguments.of("expired", List.of(ONE.started(), ONE.limitReserved(), ONE.expired())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ends")
  void whatever_comes_after_the_end_has_no_effect(String end, List<Object> story) {
    given(story.toArray());
    for (var late :
        List.of(
            ONE.limitReserved(),
            ONE.limitExceeded(OIL),
            ONE.stockReserved(OIL),
            ONE.stockUnavailable(OIL),
            ONE.expired())) {
      saga.whenPublishingA(late).expectNoDispatchedCommands().expectActiveSagas(0);
    }
  }

  @Test
  void a_submission_that_is_delivered_again_repeats_its_question() {
    given(ONE.started())
        .whenPublishingA(ONE.started())
        .expectDispatchedCommands(new ReserveLimit(HOUSEHOLD, RESERVATION, ONE.lines()))
        .expectActiveSagas(1);
  }

  @Test
  void a_reserved_limit_that_is_delivered_again_repeats_its_questions() {
    given(ONE.started(), ONE.limitReserved())
        .whenPublishingA(ONE.limitReserved())
        .expectDispatchedCommands(new ReserveStock(OIL, RESERVATION, 2))
        .expectActiveSagas(1);
  }

  @Test
  void a_reserved_line_that_is_delivered_again_counts_once() {
    waits(
        given(
                THREE.started(),
                THREE.limitReserved(),
                THREE.stockReserved(FLOUR),
                THREE.stockReserved(OIL))
            .whenPublishingA(THREE.stockReserved(OIL)));
  }

  @Test
  void an_unavailable_line_that_is_delivered_again_counts_once() {
    waits(
        given(
                THREE.started(),
                THREE.limitReserved(),
                THREE.stockUnavailable(FLOUR),
                THREE.stockUnavailable(OIL))
            .whenPublishingA(THREE.stockUnavailable(OIL)));
  }

  @Test
  void an_exceeded_limit_that_is_delivered_again_names_every_line_once() {
    theCartDisagrees();
    given(THREE.started(), THREE.limitExceeded(OIL))
        .whenPublishingA(THREE.limitExceeded(OIL))
        .expectDispatchedCommands(
            new RejectSubmission(
                CART, CHECKOUT, List.of(THREE.refusal(HOUSEHOLD_LIMIT_EXCEEDED, OIL))));
  }

  @Test
  void a_last_answer_that_is_delivered_again_repeats_its_question_to_the_cart() {
    theCartDisagrees();
    given(ONE.started(), ONE.limitReserved(), ONE.stockReserved(OIL))
        .whenPublishingA(ONE.stockReserved(OIL))
        .expectDispatchedCommands(new CompleteSubmission(CART, CHECKOUT))
        .expectActiveSagas(1);
  }

  // Failures

  static Stream<Arguments> steps() {
    var reserved = List.of(ONE.started(), ONE.limitReserved());
    return Stream.of(
        Arguments.of(ReserveLimit.class, List.of(), ONE.started()),
        Arguments.of(ReserveStock.class, List.of(ONE.started()), ONE.limitReserved()),
        Arguments.of(CompleteSubmission.class, reserved, ONE.stockReserved(OIL)),
        Arguments.of(UseLimit.class, reserved, ONE.stockReserved(OIL)),
        Arguments.of(ConfirmStock.class, reserved, ONE.stockReserved(OIL)),
        Arguments.of(ReleaseLimit.class, reserved, ONE.expired()),
        Arguments.of(ReleaseStock.class, reserved, ONE.expired()),
        Arguments.of(RejectSubmission.class, reserved, ONE.stockUnavailable(OIL)),
        Arguments.of(AddWish.class, reserved, ONE.stockUnavailable(OIL)));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void a_command_that_fails_fails_its_step(Class<?> command, List<Object> before, Object event) {
    var when = given(before.toArray());
    fails(command);

    assertThatThrownBy(() -> when.whenPublishingA(event)).hasStackTraceContaining("no answer");
  }

  private static AddWish wish(ProductId product, int quantity, Refusal.Reason reason) {
    return new AddWish(CUSTOMER, CHECKOUT, product, quantity, reason);
  }

  private static void waits(FixtureExecutionResult result) {
    result.expectNoDispatchedCommands().expectActiveSagas(1);
  }

  private static void releasesEverything(FixtureExecutionResult result) {
    result
        .expectDispatchedCommands(
            new ReleaseLimit(HOUSEHOLD, RESERVATION),
            new ReleaseStock(FLOUR, RESERVATION),
            new ReleaseStock(OIL, RESERVATION),
            new ReleaseStock(PASTA, RESERVATION))
        .expectActiveSagas(0);
  }
}
