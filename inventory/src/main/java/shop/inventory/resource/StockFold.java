package shop.inventory.resource;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shop.contract.Fold;
import shop.contract.ResourceKind;
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

/** Tells what happens to stock. */
@Component
final class StockFold implements Fold<StockEvent, StockResource> {

  @Override
  public ResourceKind<StockResource> kind() {
    return StockResource.KIND;
  }

  @Override
  public List<Class<? extends StockEvent>> events() {
    return List.of(StockEvent.class);
  }

  @Override
  public Optional<String> subject(StockEvent event) {
    return Optional.of(event.product().value());
  }

  @Override
  public String type(StockEvent event) {
    return kind()
        .types()
        .name(
            switch (event) {
              case StockSet _ -> StockChange.STOCK_SET;
              case StockReserved _ -> StockChange.STOCK_RESERVED;
              case StockUnavailable _ -> StockChange.STOCK_UNAVAILABLE;
              case StockReleased _ -> StockChange.STOCK_RELEASED;
              case StockConfirmed _ -> StockChange.STOCK_CONFIRMED;
              case StockBackordered _ -> StockChange.STOCK_BACKORDERED;
              case BackorderServed _ -> StockChange.BACKORDER_SERVED;
              case BackorderCancelled _ -> StockChange.BACKORDER_CANCELLED;
              case StockReturned _ -> StockChange.STOCK_RETURNED;
            });
  }

  /** Before its first count a product has nothing on hand. */
  @Override
  public StockResource next(@Nullable StockResource before, StockEvent event, Instant time) {
    long onHand = before == null ? 0 : before.onHand();
    long reserved = before == null ? 0 : before.reserved();
    long missing = before == null ? 0 : Objects.requireNonNullElse(before.backordered(), 0L);
    var product = event.product();
    return switch (event) {
      case StockSet set -> StockResource.of(product, set.onHand(), reserved, missing, time);
      case StockReserved more ->
          StockResource.of(product, onHand, reserved + more.quantity(), missing, time);
      case StockUnavailable _ -> StockResource.of(product, onHand, reserved, missing, time);
      case StockReleased less ->
          StockResource.of(product, onHand, reserved - less.quantity(), missing, time);
      case StockConfirmed sold ->
          StockResource.of(
              product, onHand - sold.quantity(), reserved - sold.quantity(), missing, time);
      case StockBackordered owed ->
          StockResource.of(product, onHand, reserved, missing + owed.quantity(), time);
      case BackorderServed served ->
          StockResource.of(
              product, onHand - served.quantity(), reserved, missing - served.quantity(), time);
      case BackorderCancelled cancelled ->
          StockResource.of(product, onHand, reserved, missing - cancelled.quantity(), time);
      case StockReturned back ->
          StockResource.of(product, onHand + back.quantity(), reserved, missing, time);
    };
  }

  /** A reservation has the name of that within which it was made. */
  @Override
  public Optional<String> correlation(StockEvent event) {
    return switch (event) {
      case StockSet _ -> Optional.empty();
      case StockReserved reserved -> Optional.of(reserved.reservation().value());
      case StockUnavailable unavailable -> Optional.of(unavailable.reservation().value());
      case StockReleased released -> Optional.of(released.reservation().value());
      case StockConfirmed confirmed -> Optional.of(confirmed.reservation().value());
      case StockBackordered owed -> Optional.of(owed.reservation().value());
      case BackorderServed served -> Optional.of(served.reservation().value());
      case BackorderCancelled cancelled -> Optional.of(cancelled.reservation().value());
      case StockReturned back -> Optional.of(back.reservation().value());
    };
  }
}
