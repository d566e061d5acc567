package shop.inventory.resource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shop.contract.Fold;
import shop.contract.ResourceKind;
import shop.inventory.StockEvent;
import shop.inventory.StockEvent.StockConfirmed;
import shop.inventory.StockEvent.StockReleased;
import shop.inventory.StockEvent.StockReserved;
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
    return switch (event) {
      case StockSet _ -> "shop.inventory.stockSet";
      case StockReserved _ -> "shop.inventory.stockReserved";
      case StockUnavailable _ -> "shop.inventory.stockUnavailable";
      case StockReleased _ -> "shop.inventory.stockReleased";
      case StockConfirmed _ -> "shop.inventory.stockConfirmed";
    };
  }

  /** Before its first count a product has nothing on hand. */
  @Override
  public StockResource next(@Nullable StockResource before, StockEvent event, Instant time) {
    long onHand = before == null ? 0 : before.onHand();
    long reserved = before == null ? 0 : before.reserved();
    return switch (event) {
      case StockSet set -> StockResource.of(set.product(), set.onHand(), reserved, time);
      case StockReserved more ->
          StockResource.of(more.product(), onHand, reserved + more.quantity(), time);
      case StockUnavailable none -> StockResource.of(none.product(), onHand, reserved, time);
      case StockReleased less ->
          StockResource.of(less.product(), onHand, reserved - less.quantity(), time);
      case StockConfirmed sold ->
          StockResource.of(
              sold.product(), onHand - sold.quantity(), reserved - sold.quantity(), time);
    };
  }

  /** Checkouts reserve under their own name. */
  @Override
  public Optional<String> correlation(StockEvent event) {
    return switch (event) {
      case StockSet _ -> Optional.empty();
      case StockReserved reserved -> Optional.of(reserved.reservation().value());
      case StockUnavailable unavailable -> Optional.of(unavailable.reservation().value());
      case StockReleased released -> Optional.of(released.reservation().value());
      case StockConfirmed confirmed -> Optional.of(confirmed.reservation().value());
    };
  }
}
