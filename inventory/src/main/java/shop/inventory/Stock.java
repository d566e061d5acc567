package shop.inventory;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import shop.contract.Answer;
import shop.contract.Refusal;
import shop.contract.ReservationId;
import shop.inventory.EndedReservations.End;
import shop.inventory.StockCommand.ConfirmStock;
import shop.inventory.StockCommand.ReleaseStock;
import shop.inventory.StockCommand.ReserveStock;
import shop.inventory.StockCommand.SetStock;
import shop.inventory.StockEvent.StockConfirmed;
import shop.inventory.StockEvent.StockReleased;
import shop.inventory.StockEvent.StockReserved;
import shop.inventory.StockEvent.StockSet;
import shop.inventory.StockEvent.StockUnavailable;

/**
 * The pieces of one product. Reserved pieces are still on hand, but not available; a product that
 * was never counted has none.
 */
@Aggregate
class Stock {

  @AggregateIdentifier @Nullable String stream;
  private long onHand;
  private long reserved;
  private final Map<ReservationId, Integer> reservations = new HashMap<>();
  private final EndedReservations ended = new EndedReservations();

  Stock() {}

  /** Answers with the product as what was made when nothing was told of its stock before. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Answer handle(SetStock command) {
    if (command.onHand() < reserved) {
      return new Answer.Refused(
          "STOCK_RESERVED", "%d pieces are reserved and so on hand".formatted(reserved));
    }
    var made = stream == null ? command.product().value() : null;
    if (made != null || command.onHand() != onHand) {
      apply(new StockSet(command.product(), command.onHand()));
    }
    return done(made);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Answer handle(ReserveStock command) {
    var end = ended.of(command.reservation());
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
        command.reservation(),
        End.RELEASED,
        quantity -> new StockReleased(command.product(), command.reservation(), quantity));
  }

  @CommandHandler
  Answer handle(ConfirmStock command) {
    return end(
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
  private Answer end(ReservationId reservation, End wanted, IntFunction<StockEvent> fact) {
    var quantity = reservations.get(reservation);
    if (quantity != null) {
      apply(fact.apply(quantity));
      return done(null);
    }
    var end = ended.of(reservation);
    return end == null || end == End.UNAVAILABLE || end == wanted
        ? done(null)
        : new Answer.Refused(
            "RESERVATION_ENDED", "reservation " + reservation + " has ended otherwise");
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

  private int giveUp(ReservationId reservation) {
    int quantity = Objects.requireNonNull(reservations.remove(reservation));
    reserved -= quantity;
    return quantity;
  }
}
