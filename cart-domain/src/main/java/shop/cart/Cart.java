package shop.cart;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import shop.cart.CartCommand.AddItem;
import shop.cart.CartCommand.ChangeItem;
import shop.cart.CartCommand.ClearCart;
import shop.cart.CartCommand.CompleteSubmission;
import shop.cart.CartCommand.CreateCart;
import shop.cart.CartCommand.ExpireSubmission;
import shop.cart.CartCommand.RejectSubmission;
import shop.cart.CartCommand.RemoveItem;
import shop.cart.CartCommand.SubmitCart;
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
import shop.contract.Precondition;
import shop.contract.ProductId;

/**
 * A cart is open until it is submitted, checking out while its checkout runs, and then submitted
 * for good or open again. Only an open cart changes its items.
 */
@Aggregate(cache = "aggregates", lockFactory = "oneByOne")
class Cart {

  static final int MAX_LINES = 200;
  static final int MAX_QUANTITY = 999;

  /** How the latest submission stands; it alone decides whether the cart is open. */
  private enum Submission {
    NONE,
    RUNNING,
    COMPLETED,
    REJECTED,
    EXPIRED
  }

  @AggregateIdentifier @Nullable String stream;
  private @Nullable CartId id;
  private @Nullable CustomerId customer;
  private @Nullable HouseholdId household;
  private final Map<String, Line> items = new LinkedHashMap<>();
  private int itemsEver;
  private int submissions;
  private Submission latest = Submission.NONE;

  Cart() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Answer handle(CreateCart command) {
    if (id != null) {
      return new Answer.Refused("CART_EXISTS", "there is a cart " + id + " already");
    }
    apply(new CartCreated(command.cart(), command.customer(), command.household()));
    return done(command.cart().value());
  }

  @CommandHandler
  Answer handle(AddItem command) {
    return change(command.precondition(), () -> add(command));
  }

  private Answer add(AddItem command) {
    var present = itemOf(command.product());
    if (present.isEmpty() && items.size() == MAX_LINES) {
      return new Answer.Refused("CART_FULL", "a cart holds at most " + MAX_LINES + " lines");
    }
    int before = present.map(item -> item.getValue().quantity()).orElse(0);
    if (command.quantity() > MAX_QUANTITY - before) {
      return new Answer.Refused(
          "QUANTITY_TOO_LARGE",
          "a line holds at most %d pieces, this one has %d".formatted(MAX_QUANTITY, before));
    }
    var item = present.map(Map.Entry::getKey).orElseGet(() -> "i" + (itemsEver + 1));
    apply(new ItemAdded(command.cart(), item, command.product(), command.quantity()));
    return done(item);
  }

  @CommandHandler
  Answer handle(ChangeItem command) {
    return change(
        command.precondition(),
        () -> {
          var line = items.get(command.item());
          if (line == null) {
            return missing(command.item());
          }
          if (line.quantity() != command.quantity()) {
            apply(new ItemChanged(command.cart(), command.item(), command.quantity()));
          }
          return done(null);
        });
  }

  @CommandHandler
  Answer handle(RemoveItem command) {
    return change(
        command.precondition(),
        () -> {
          if (!items.containsKey(command.item())) {
            return missing(command.item());
          }
          apply(new ItemRemoved(command.cart(), command.item()));
          return done(null);
        });
  }

  @CommandHandler
  Answer handle(ClearCart command) {
    return change(
        command.precondition(),
        () -> {
          if (!items.isEmpty()) {
            apply(new CartCleared(command.cart()));
          }
          return done(null);
        });
  }

  /** A cart that is not open answers with the checkout it has: submitting is idempotent. */
  @CommandHandler
  Answer handle(SubmitCart command) {
    if (!open()) {
      return done(checkout().value());
    }
    if (!command.precondition().admits(revision())) {
      return new Answer.Stale(revision());
    }
    if (items.isEmpty()) {
      return new Answer.Refused("CART_EMPTY", "a cart without lines cannot be submitted");
    }
    apply(
        new SubmissionStarted(
            command.cart(),
            command.cart().checkout(submissions + 1),
            Objects.requireNonNull(customer),
            Objects.requireNonNull(household),
            linesByProduct(),
            command.policy()));
    return done(checkout().value());
  }

  @CommandHandler
  Answer handle(CompleteSubmission command) {
    return end(
        command.checkout(),
        Submission.COMPLETED,
        new CartSubmitted(command.cart(), command.checkout()));
  }

  @CommandHandler
  Answer handle(RejectSubmission command) {
    return end(
        command.checkout(),
        Submission.REJECTED,
        new SubmissionRejected(command.cart(), command.checkout(), command.refusals()));
  }

  @CommandHandler
  Answer handle(ExpireSubmission command) {
    return end(
        command.checkout(),
        Submission.EXPIRED,
        new SubmissionExpired(command.cart(), command.checkout()));
  }

  /** The first end that reaches a running submission wins; repeating that end changes nothing. */
  private Answer end(CheckoutId checkout, Submission outcome, CartEvent fact) {
    if (latest == Submission.RUNNING && checkout.equals(checkout())) {
      apply(fact);
      return done(null);
    }
    return latest == outcome && checkout.equals(checkout())
        ? done(null)
        : new Answer.Refused("SUBMISSION_ENDED", "checkout " + checkout + " has ended otherwise");
  }

  /** A change of items: only on the revision that the sender knows, only while the cart is open. */
  private Answer change(Precondition precondition, Supplier<Answer> change) {
    if (!precondition.admits(revision())) {
      return new Answer.Stale(revision());
    }
    return open()
        ? change.get()
        : new Answer.Refused("CART_NOT_OPEN", "checkout " + checkout() + " has the cart");
  }

  private boolean open() {
    return latest != Submission.RUNNING && latest != Submission.COMPLETED;
  }

  private CheckoutId checkout() {
    return Objects.requireNonNull(id).checkout(submissions);
  }

  private Optional<Map.Entry<String, Line>> itemOf(ProductId product) {
    return items.entrySet().stream()
        .filter(item -> item.getValue().product().equals(product))
        .findFirst();
  }

  private List<Line> linesByProduct() {
    return items.values().stream()
        .sorted(Comparator.comparing(line -> line.product().value()))
        .toList();
  }

  /** Every event is one revision of the public cart, and Axon counts versions from 0. */
  private static long revision() {
    return AggregateLifecycle.getVersion() + 1;
  }

  private static Answer done(@Nullable String made) {
    return new Answer.Done(revision(), made);
  }

  private Answer missing(String item) {
    return new Answer.Missing("item " + item + " in cart " + id);
  }

  @EventSourcingHandler
  void on(CartCreated event) {
    stream = CartCommand.stream(event.cart());
    id = event.cart();
    customer = event.customer();
    household = event.household();
  }

  @EventSourcingHandler
  void on(ItemAdded event) {
    items.merge(
        event.item(),
        new Line(event.product(), event.quantity()),
        (line, added) -> new Line(line.product(), line.quantity() + added.quantity()));
    itemsEver = Math.max(itemsEver, Integer.parseInt(event.item().substring(1)));
  }

  @EventSourcingHandler
  void on(ItemChanged event) {
    items.computeIfPresent(
        event.item(), (item, line) -> new Line(line.product(), event.quantity()));
  }

  @EventSourcingHandler
  void on(ItemRemoved event) {
    items.remove(event.item());
  }

  @EventSourcingHandler
  void on(CartCleared event) {
    items.clear();
  }

  @EventSourcingHandler
  void on(SubmissionStarted event) {
    submissions++;
    latest = Submission.RUNNING;
  }

  @EventSourcingHandler
  void on(CartSubmitted event) {
    latest = Submission.COMPLETED;
  }

  @EventSourcingHandler
  void on(SubmissionRejected event) {
    latest = Submission.REJECTED;
  }

  @EventSourcingHandler
  void on(SubmissionExpired event) {
    latest = Submission.EXPIRED;
  }
}
