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
import shop.contract.HouseholdLimits;
import shop.contract.Line;
import shop.contract.Policy;
import shop.contract.ProductId;
import shop.contract.Refusal;
import shop.householdlimit.HouseholdLimitEvent.LimitExceeded;
import shop.householdlimit.HouseholdLimitEvent.LimitReserved;
import shop.inventory.StockEvent.StockReserved;
import shop.inventory.StockEvent.StockUnavailable;
import shop.wishlist.WishlistCommand.AddWish;

/**
 * One checkout, from the submission of a cart to its end, when limit and stock are integral:
 *
 * <pre>
 * SubmissionStarted ──▶ ReserveLimit
 *                         │
 *       LimitExceeded ◀───┴───▶ LimitReserved ──▶ ReserveStock, for every line
 *             │                                     │
 *             │            StockUnavailable ◀───────┴───────▶ StockReserved
 *             │                   │      when every line is answered  │
 *             ▼                   ▼                                   ▼
 *        give back what is held, RejectSubmission          CompleteSubmission,
 *        and AddWish for every refused line                UseLimit, ConfirmStock
 *
 * SubmissionExpired, at any point ──▶ give back whatever was asked for
 * </pre>
 *
 * <p>The submission's policy takes steps out. A limit that is a side effect is judged by what the
 * log tells, without reserving it; stock that is a side effect is not asked for; their contexts
 * follow when the checkout has completed. A delegated limit is reserved by the inventory, with the
 * stock, in one step.
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

  @SuppressWarnings("NullAway.Init") // as above
  @JsonIgnore
  private HouseholdLimits limits;

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

  @Autowired
  void setLimits(HouseholdLimits limits) {
    this.limits = limits;
  }

  @StartSaga
  @SagaEventHandler(associationProperty = BY_CHECKOUT)
  void on(SubmissionStarted event) {
    submission = event;
    SagaLifecycle.associateWith(BY_RESERVATION, event.checkout().reservation().value());
    switch (event.policy().householdLimit()) {
      case INTEGRAL -> send(reservations().limit());
      case DELEGATED -> stockAsked = agreed(reservations().allocation());
      case SIDE_EFFECT -> judgeByTheLog();
    }
  }

  /** Purchases at the same moment are not known yet: they may exceed the limit together. */
  private void judgeByTheLog() {
    refusals.addAll(limits.refusals(submission.household(), submission.lines()));
    if (refusals.isEmpty()) {
      askForStock();
    } else {
      reject();
    }
  }

  @SagaEventHandler(associationProperty = BY_RESERVATION)
  void on(LimitReserved event) {
    if (submission.policy().householdLimit() == Policy.HouseholdLimit.INTEGRAL) {
      askForStock();
    }
  }

  private void askForStock() {
    switch (submission.policy().stock()) {
      case INTEGRAL -> {
        stockAsked = true;
        reservations().stock().forEach(this::send);
      }
      case SIDE_EFFECT -> complete();
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
    release(stockAsked ? submission.lines() : List.of());
    SagaLifecycle.end();
  }

  private void endWhenAllAreAnswered() {
    if (held.size() + refusals.size() < submission.lines().size()) {
      return;
    }
    if (refusals.isEmpty()) {
      complete();
    } else {
      release(submission.lines().stream().filter(line -> held.contains(line.product())).toList());
      reject();
    }
  }

  private void complete() {
    if (agreed(new CompleteSubmission(submission.cart(), submission.checkout()))) {
      reservations().confirm().forEach(this::send);
      SagaLifecycle.end();
    }
  }

  private void release(List<Line> reserved) {
    reservations().release(reserved).forEach(this::send);
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

  private Reservations reservations() {
    return Reservations.of(submission);
  }

  /**
   * Whether the answer is a yes. Of a "no" an event tells: a cart that disagrees has expired the
   * submission, an allocation that fails has exceeded the limit.
   */
  private boolean agreed(Object command) {
    return send(command) instanceof Answer.Done;
  }

  /** Waits, so that a step which fails takes the transaction of its saga with it. */
  private Answer send(Object command) {
    return commands.sendAndWait(command);
  }
}
