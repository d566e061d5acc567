package shop.inventory;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import shop.contract.Answer;
import shop.contract.ProductId;
import shop.contract.Refusal;
import shop.contract.ReservationId;
import shop.inventory.EndedReservations.End;
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

/**
 * The pieces of one product. Reserved pieces are still on hand, but not available; a product that
 * was never counted has none.
 *
 * <p>What was sold without having been reserved may be missing. Then it is back-ordered, and
 * whoever waits is served, oldest first, by the command that makes pieces available: while somebody
 * waits nothing is available.
 */
@Aggregate(cache = "aggregates", lockFactory = "oneByOne", snapshotTriggerDefinition = "snapshots")
@Revision("1") // of its snapshots, which hold all fields: count up when they change
class Stock {

  @AggregateIdentifier @Nullable String stream;
  private long onHand;
  private long reserved;
  private Map<ReservationId, Integer> reservations = new LinkedHashMap<>();
  private Backorders backorders = new Backorders();
  private EndedReservations ended = new EndedReservations();

  Stock() {}

  /** Answers with the product as what was made when nothing was told of its stock before. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Answer handle(SetStock command) {
    long revision = stream == null ? 0 : AggregateLifecycle.getVersion() + 1;
    if (!command.precondition().admits(revision)) {
      return new Answer.Stale(revision);
    }
    if (command.onHand() < reserved) {
      return new Answer.Refused(
          "STOCK_RESERVED", "%d pieces are reserved and so on hand".formatted(reserved));
    }
    var made = stream == null ? command.product().value() : null;
    if (made != null || command.onHand() != onHand) {
      apply(new StockSet(command.product(), command.onHand()));
      serve(command.product());
    }
    return done(made);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Answer handle(ReserveStock command) {
    var end = endOf(command.reservation());
    if (end == End.UNAVAILABLE) {
      return unavailable(command);
    }
    if (end != null || reservations.containsKey(command.reservation())) {
      return done(null);
    }
    if (command.quantity() > available()) {
      apply(
          new StockUnavailable(
              command.product(), command.reservation(), command.quantity(), available()));
      return unavailable(command);
    }
    apply(new StockReserved(command.product(), command.reservation(), command.quantity()));
    return done(null);
  }

  @CommandHandler
  Answer handle(ReleaseStock command) {
    return end(
        command.product(),
        command.reservation(),
        End.RELEASED,
        quantity -> new StockReleased(command.product(), command.reservation(), quantity));
  }

  @CommandHandler
  Answer handle(ConfirmStock command) {
    return end(
        command.product(),
        command.reservation(),
        End.CONFIRMED,
        quantity -> new StockConfirmed(command.product(), command.reservation(), quantity));
  }

  /**
   * The first end that reaches a reservation wins. Repeating it changes nothing, nor does ending
   * what was never reserved: its sender only makes sure that nothing is held.
   *
   * @param fact the event that tells the end of so many pieces
   */
  private Answer end(
      ProductId product, ReservationId reservation, End wanted, IntFunction<StockEvent> fact) {
    var quantity = reservations.get(reservation);
    if (quantity != null) {
      apply(fact.apply(quantity));
      serve(product);
      return done(null);
    }
    var end = endOf(reservation);
    return end == null || end == End.UNAVAILABLE || end.sold() == wanted.sold()
        ? done(null)
        : new Answer.Refused(
            "RESERVATION_ENDED", "reservation " + reservation + " has ended otherwise");
  }

  /** A sale is no question: what is missing is owed. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Answer handle(TakeStock command) {
    var end = endOf(command.reservation());
    if (end != null && end.sold()) {
      return done(null);
    }
    if (end != null || reservations.containsKey(command.reservation())) {
      return new Answer.Refused(
          "RESERVATION_KNOWN",
          "%s was asked for before, as a reservation".formatted(command.reservation()));
    }
    int there = Math.toIntExact(Math.min(available(), command.quantity()));
    if (there > 0) {
      apply(new StockReserved(command.product(), command.reservation(), there));
      apply(new StockConfirmed(command.product(), command.reservation(), there));
    }
    int missing = command.quantity() - there;
    if (missing > 0) {
      apply(new StockBackordered(command.product(), command.reservation(), missing));
    }
    return done(null);
  }

  /** What is remembered as held, refused, released or returned can not come back. */
  @CommandHandler
  Answer handle(ReturnStock command) {
    var end = endOf(command.reservation());
    if (reservations.containsKey(command.reservation()) || (end != null && end != End.CONFIRMED)) {
      return done(null);
    }
    int cancelled = Math.min(backorders.of(command.reservation()), command.quantity());
    if (cancelled > 0) {
      apply(new BackorderCancelled(command.product(), command.reservation(), cancelled));
    }
    int back = command.quantity() - cancelled;
    if (back > 0) {
      apply(new StockReturned(command.product(), command.reservation(), back));
      serve(command.product());
    }
    return done(null);
  }

  /** Even a part is served, so that no piece lies idle while somebody waits. */
  private void serve(ProductId product) {
    for (var next = backorders.oldest();
        next != null && available() > 0;
        next = backorders.oldest()) {
      int there = Math.toIntExact(Math.min(available(), next.missing()));
      apply(new BackorderServed(product, next.reservation(), there));
    }
  }

  /** Whoever waits has bought, even if that is so long ago that it is forgotten. */
  private @Nullable End endOf(ReservationId reservation) {
    var end = ended.of(reservation);
    return end == null && backorders.of(reservation) > 0 ? End.CONFIRMED : end;
  }

  private long available() {
    return onHand - reserved;
  }

  private static Answer unavailable(ReserveStock command) {
    return new Answer.Refused(
        Refusal.Reason.OUT_OF_STOCK.name(),
        "reservation %s asked for more of product %s than is available"
            .formatted(command.reservation(), command.product()));
  }

  /** Every event is one revision of the public stock, and Axon counts versions from 0. */
  private static Answer done(@Nullable String made) {
    return new Answer.Done(AggregateLifecycle.getVersion() + 1, made);
  }

  @EventSourcingHandler
  void on(StockSet event) {
    stream = StockCommand.stream(event.product());
    onHand = event.onHand();
  }

  @EventSourcingHandler
  void on(StockReserved event) {
    reserved += event.quantity();
    reservations.put(event.reservation(), event.quantity());
  }

  @EventSourcingHandler
  void on(StockUnavailable event) {
    stream = StockCommand.stream(event.product());
    ended.remember(event.reservation(), End.UNAVAILABLE);
  }

  @EventSourcingHandler
  void on(StockReleased event) {
    giveUp(event.reservation());
    ended.remember(event.reservation(), End.RELEASED);
  }

  @EventSourcingHandler
  void on(StockConfirmed event) {
    onHand -= giveUp(event.reservation());
    ended.remember(event.reservation(), End.CONFIRMED);
  }

  @EventSourcingHandler
  void on(StockBackordered event) {
    stream = StockCommand.stream(event.product());
    backorders.add(event.reservation(), event.quantity());
    ended.remember(event.reservation(), End.CONFIRMED);
  }

  @EventSourcingHandler
  void on(BackorderServed event) {
    onHand -= event.quantity();
    backorders.less(event.reservation(), event.quantity());
  }

  @EventSourcingHandler
  void on(BackorderCancelled event) {
    backorders.less(event.reservation(), event.quantity());
    ended.remember(event.reservation(), End.RETURNED);
  }

  @EventSourcingHandler
  void on(StockReturned event) {
    onHand += event.quantity();
    ended.remember(event.reservation(), End.RETURNED);
  }

  private int giveUp(ReservationId reservation) {
    int quantity = Objects.requireNonNull(reservations.remove(reservation));
    reserved -= quantity;
    return quantity;
  }
}
