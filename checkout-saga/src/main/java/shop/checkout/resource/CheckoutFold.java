package shop.checkout.resource;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shop.cart.CartEvent;
import shop.cart.CartEvent.CartCleared;
import shop.cart.CartEvent.CartCreated;
import shop.cart.CartEvent.CartSubmitted;
import shop.cart.CartEvent.ItemAdded;
import shop.cart.CartEvent.ItemChanged;
import shop.cart.CartEvent.ItemRemoved;
import shop.cart.CartEvent.SubmissionExpired;
import shop.cart.CartEvent.SubmissionRejected;
import shop.cart.CartEvent.SubmissionStarted;
import shop.checkout.resource.CheckoutResource.Status;
import shop.checkout.resource.CheckoutResource.Step;
import shop.checkout.resource.CheckoutResource.Step.Context;
import shop.checkout.resource.CheckoutResource.Step.State;
import shop.contract.Fold;
import shop.contract.Line;
import shop.contract.ProductId;
import shop.contract.Refusal;
import shop.contract.ResourceKind;
import shop.householdlimit.HouseholdLimitEvent;
import shop.householdlimit.HouseholdLimitEvent.LimitExceeded;
import shop.householdlimit.HouseholdLimitEvent.LimitOverrun;
import shop.householdlimit.HouseholdLimitEvent.LimitReleased;
import shop.householdlimit.HouseholdLimitEvent.LimitReserved;
import shop.householdlimit.HouseholdLimitEvent.LimitUsed;
import shop.inventory.StockEvent;
import shop.inventory.StockEvent.BackorderCancelled;
import shop.inventory.StockEvent.BackorderServed;
import shop.inventory.StockEvent.StockBackordered;
import shop.inventory.StockEvent.StockConfirmed;
import shop.inventory.StockEvent.StockReleased;
import shop.inventory.StockEvent.StockReserved;
import shop.inventory.StockEvent.StockReturned;
import shop.inventory.StockEvent.StockSet;
import shop.inventory.StockEvent.StockUnavailable;

/**
 * Tells how checkouts get on, from what the contexts say. The caller's name of a reservation is the
 * checkout's id.
 */
@Component
final class CheckoutFold implements Fold<Object, CheckoutResource> {

  /** What an event tells about a checkout. */
  private record Telling(String checkout, CheckoutChange type, Change change) {}

  @FunctionalInterface
  private interface Change {
    CheckoutResource apply(@Nullable CheckoutResource before, Instant time);
  }

  @Override
  public ResourceKind<CheckoutResource> kind() {
    return CheckoutResource.KIND;
  }

  @Override
  public List<Class<?>> events() {
    return List.of(CartEvent.class, HouseholdLimitEvent.class, StockEvent.class);
  }

  @Override
  public Optional<String> subject(Object event) {
    return tell(event).map(Telling::checkout);
  }

  @Override
  public String type(Object event) {
    return kind().types().name(tell(event).orElseThrow().type());
  }

  @Override
  public CheckoutResource next(@Nullable CheckoutResource before, Object event, Instant time) {
    return tell(event).orElseThrow().change().apply(before, time);
  }

  @Override
  public Optional<String> correlation(Object event) {
    return subject(event);
  }

  private static Optional<Telling> tell(Object event) {
    return switch (event) {
      case CartEvent cart -> tell(cart);
      case HouseholdLimitEvent limit -> tell(limit);
      case StockEvent stock -> tell(stock);
      default -> throw new IllegalArgumentException("not asked for: " + event.getClass());
    };
  }

  private static Optional<Telling> tell(CartEvent event) {
    return switch (event) {
      case CartCreated _, ItemAdded _, ItemChanged _, ItemRemoved _, CartCleared _ ->
          Optional.empty();
      case SubmissionStarted started ->
          Optional.of(
              new Telling(
                  started.checkout().value(),
                  CheckoutChange.STARTED,
                  (_, time) -> CheckoutResource.started(started, time)));
      case CartSubmitted submitted ->
          telling(
              submitted.checkout().value(),
              CheckoutChange.COMPLETED,
              (before, time) ->
                  before.with(
                      Status.COMPLETED,
                      List.of(new Step(Context.CART, State.SUBMITTED, null, time)),
                      null,
                      time));
      case SubmissionRejected rejected ->
          telling(
              rejected.checkout().value(),
              CheckoutChange.REJECTED,
              (before, time) ->
                  before.with(
                      Status.REJECTED,
                      afterRejection(rejected, time),
                      rejected.refusals().getFirst(),
                      time));
      case SubmissionExpired expired ->
          telling(
              expired.checkout().value(),
              CheckoutChange.EXPIRED,
              (before, time) ->
                  before.with(
                      Status.EXPIRED,
                      List.of(new Step(Context.CART, State.REOPENED, null, time)),
                      Refusal.expired(),
                      time));
    };
  }

  /** A rejection and the wishes for its lines are one transaction of the saga. */
  private static List<Step> afterRejection(SubmissionRejected rejected, Instant time) {
    return Stream.concat(
            Stream.of(new Step(Context.CART, State.REOPENED, null, time)),
            rejected.refusals().stream()
                .map(refusal -> new Step(Context.WISHLIST, State.ADDED, refusal.product(), time)))
        .toList();
  }

  private static Optional<Telling> tell(HouseholdLimitEvent event) {
    return switch (event) {
      case LimitReserved reserved ->
          telling(
              reserved.reservation().value(),
              CheckoutChange.LIMIT_RESERVED,
              (before, time) ->
                  before.with(
                      Status.LIMIT_RESERVED,
                      List.of(new Step(Context.LIMIT, State.RESERVED, null, time)),
                      null,
                      time));
      case LimitExceeded exceeded ->
          telling(
              exceeded.reservation().value(),
              CheckoutChange.LIMIT_EXCEEDED,
              (before, time) ->
                  before.with(
                      before.status(),
                      exceeded.excesses().stream()
                          .map(excess ->
                              new Step(Context.LIMIT, State.EXCEEDED, excess.product(), time))
                          .toList(),
                      null,
                      time));
      case LimitOverrun overrun ->
          telling(
              overrun.reservation().value(),
              CheckoutChange.LINES_CANCELLED,
              (before, time) ->
                  before.cancelled(
                      overrun.excesses().stream()
                          .map(excess -> new Line(excess.product(), excess.requested()))
                          .toList(),
                      time));
      // What is given back or used up follows from the end that the checkout has told already.
      case LimitReleased _, LimitUsed _ -> Optional.empty();
    };
  }

  private static Optional<Telling> tell(StockEvent event) {
    return switch (event) {
      case StockReserved reserved ->
          telling(
              reserved.reservation().value(),
              CheckoutChange.STOCK_RESERVED,
              (before, time) -> stockAnswered(before, State.RESERVED, reserved.product(), time));
      case StockUnavailable unavailable ->
          telling(
              unavailable.reservation().value(),
              CheckoutChange.STOCK_UNAVAILABLE,
              (before, time) ->
                  stockAnswered(before, State.UNAVAILABLE, unavailable.product(), time));
      case StockBackordered missing ->
          telling(
              missing.reservation().value(),
              CheckoutChange.BACKORDERED,
              (before, time) ->
                  before.backordered(new Line(missing.product(), missing.quantity()), time));
      case BackorderServed served ->
          telling(
              served.reservation().value(),
              CheckoutChange.BACKORDER_SERVED,
              (before, time) ->
                  before.backorderEnded(
                      new Line(served.product(), served.quantity()), State.SERVED, time));
      case BackorderCancelled cancelled ->
          telling(
              cancelled.reservation().value(),
              CheckoutChange.BACKORDER_CANCELLED,
              (before, time) ->
                  before.backorderEnded(
                      new Line(cancelled.product(), cancelled.quantity()), State.CANCELLED, time));
      // Stock that is set concerns no checkout; the rest follows from the end, as above.
      case StockSet _, StockReleased _, StockConfirmed _, StockReturned _ -> Optional.empty();
    };
  }

  private static CheckoutResource stockAnswered(
      CheckoutResource before, State state, ProductId product, Instant time) {
    return before.with(
        before.status(), List.of(new Step(Context.STOCK, state, product, time)), null, time);
  }

  @FunctionalInterface
  private interface Progress {
    CheckoutResource apply(CheckoutResource before, Instant time);
  }

  private static Optional<Telling> telling(
      String checkout, CheckoutChange type, Progress progress) {
    return Optional.of(
        new Telling(
            checkout,
            type,
            (before, time) ->
                progress.apply(
                    Objects.requireNonNull(before, "a checkout begins with its start"), time)));
  }
}
