package shop.checkout;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.springframework.beans.factory.annotation.Autowired;
import shop.cart.CartCommand.CompleteSubmission;
import shop.cart.CartCommand.RejectSubmission;
import shop.cart.CartEvent.SubmissionExpired;
import shop.cart.CartEvent.SubmissionStarted;
import shop.contract.Answer;
import shop.contract.Line;
import shop.contract.ProductId;
import shop.contract.Refusal;
import shop.contract.ReservationId;
import shop.householdlimit.HouseholdLimitCommand.ReleaseLimit;
import shop.householdlimit.HouseholdLimitCommand.ReserveLimit;
import shop.householdlimit.HouseholdLimitCommand.UseLimit;
import shop.householdlimit.HouseholdLimitEvent.LimitExceeded;
import shop.householdlimit.HouseholdLimitEvent.LimitReserved;
import shop.inventory.StockCommand.ConfirmStock;
import shop.inventory.StockCommand.ReleaseStock;
import shop.inventory.StockCommand.ReserveStock;
import shop.inventory.StockEvent.StockReserved;
import shop.inventory.StockEvent.StockUnavailable;
import shop.wishlist.WishlistCommand.AddWish;

/**
 * One checkout, from the submission of a cart to its end.
 *
 * <pre>
 * SubmissionStarted ──▶ ReserveLimit
 *                         │
 *       LimitExceeded ◀───┴───▶ LimitReserved ──▶ ReserveStock, for every line
 *             │                                     │
 *             │            StockUnavailable ◀───────┴───────▶ StockReserved
 *             │                   │      when every line is answered  │
 *             ▼                   ▼                                   ▼
 *        release what is held, RejectSubmission            CompleteSubmission,
 *        and AddWish for every refused line                UseLimit, ConfirmStock
 *
 * SubmissionExpired, at any point ──▶ release whatever was asked for
 * </pre>
 *
 * <p>The cart decides how a submission ends; what follows from the end is commanded only when the
 * cart agrees, and in the same transaction. Every command can be repeated without a second effect,
 * so a step that failed half way is simply taken again.
 */
@Saga
@ProcessingGroup(CheckoutSaga.PROCESSOR)
public class CheckoutSaga {

  public static final String PROCESSOR = "checkout";

  private static final String BY_CHECKOUT = "checkout";
  private static final String BY_RESERVATION = "reservation";

  @SuppressWarnings("NullAway.Init") // injected whenever the saga is made or loaded
  @JsonIgnore
  private CommandGateway commands;

  @SuppressWarnings("NullAway.Init") // Axon makes a saga first and then tells it what starts it
  private SubmissionStarted submission;

  // Not final, because Jackson leaves final fields of what it reads as they are.
  private boolean stockAsked;
  private Set<ProductId> held = new HashSet<>();
  private LinkedHashSet<Refusal> refusals = new LinkedHashSet<>();

  @Autowired
  void setCommands(CommandGateway commands) {
    this.commands = commands;
  }

  @StartSaga
  @SagaEventHandler(associationProperty = BY_CHECKOUT)
  void on(SubmissionStarted event) {
    submission = event;
    SagaLifecycle.associateWith(BY_RESERVATION, reservation().value());
    send(new ReserveLimit(event.household(), reservation(), event.lines()));
  }

  @SagaEventHandler(associationProperty = BY_RESERVATION)
  void on(LimitReserved event) {
    stockAsked = true;
    for (var line : submission.lines()) {
      send(new ReserveStock(line.product(), reservation(), line.quantity()));
    }
  }

  @SagaEventHandler(associationProperty = BY_RESERVATION)
  void on(LimitExceeded event) {
    event
        .excesses()
        .forEach(excess ->
            refusals.add(
                new Refusal(
                    Refusal.Reason.HOUSEHOLD_LIMIT_EXCEEDED,
                    excess.product(),
                    excess.requested(),
                    excess.available())));
    reject();
  }

  @SagaEventHandler(associationProperty = BY_RESERVATION)
  void on(StockReserved event) {
    held.add(event.product());
    endWhenAllAreAnswered();
  }

  @SagaEventHandler(associationProperty = BY_RESERVATION)
  void on(StockUnavailable event) {
    refusals.add(
        new Refusal(
            Refusal.Reason.OUT_OF_STOCK,
            event.product(),
            event.requested(),
            Math.toIntExact(event.available())));
    endWhenAllAreAnswered();
  }

  /** The cart is open again; what was asked for may be held even if its answer is still to come. */
  @SagaEventHandler(associationProperty = BY_CHECKOUT)
  void on(SubmissionExpired event) {
    releaseLimit();
    if (stockAsked) {
      submission.lines().forEach(line -> releaseStock(line.product()));
    }
    SagaLifecycle.end();
  }

  private void endWhenAllAreAnswered() {
    if (held.size() + refusals.size() < submission.lines().size()) {
      return;
    }
    if (refusals.isEmpty()) {
      complete();
    } else {
      releaseLimit();
      submission.lines().stream()
          .map(Line::product)
          .filter(held::contains)
          .forEach(this::releaseStock);
      reject();
    }
  }

  private void complete() {
    if (agreed(new CompleteSubmission(submission.cart(), submission.checkout()))) {
      send(new UseLimit(submission.household(), reservation()));
      for (var line : submission.lines()) {
        send(new ConfirmStock(line.product(), reservation()));
      }
      SagaLifecycle.end();
    }
  }

  private void reject() {
    if (agreed(
        new RejectSubmission(submission.cart(), submission.checkout(), List.copyOf(refusals)))) {
      for (var line : submission.lines()) {
        refusals.stream()
            .filter(refusal -> line.product().equals(refusal.product()))
            .forEach(refusal -> wish(line, refusal.reason()));
      }
      SagaLifecycle.end();
    }
  }

  private void wish(Line line, Refusal.Reason reason) {
    send(
        new AddWish(
            submission.customer(), submission.checkout(), line.product(), line.quantity(), reason));
  }

  private void releaseLimit() {
    send(new ReleaseLimit(submission.household(), reservation()));
  }

  private void releaseStock(ProductId product) {
    send(new ReleaseStock(product, reservation()));
  }

  private ReservationId reservation() {
    return submission.checkout().reservation();
  }

  /** A cart that disagrees has expired the submission: that event is on its way to this saga. */
  private boolean agreed(Object command) {
    return send(command) instanceof Answer.Done;
  }

  /** Waits, so that a step which fails takes the transaction of its saga with it. */
  private Answer send(Object command) {
    return commands.sendAndWait(command);
  }
}
