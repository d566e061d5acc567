package shop.inventory;

import shop.contract.ProductId;
import shop.contract.ReservationId;

/** What can have happened to the stock of a product. All quantities are pieces. */
public sealed interface StockEvent {

  ProductId product();

  /** So many pieces were counted, reserved ones included. */
  record StockSet(ProductId product, long onHand) implements StockEvent {}

  record StockReserved(ProductId product, ReservationId reservation, int quantity)
      implements StockEvent {}

  /** There was not enough, so nothing was reserved. */
  record StockUnavailable(
      ProductId product, ReservationId reservation, int requested, long available)
      implements StockEvent {}

  /** What was reserved is available again. */
  record StockReleased(ProductId product, ReservationId reservation, int quantity)
      implements StockEvent {}

  /** What was reserved has left the stock. */
  record StockConfirmed(ProductId product, ReservationId reservation, int quantity)
      implements StockEvent {}

  /** So many pieces were sold that are not there. */
  record StockBackordered(ProductId product, ReservationId reservation, int quantity)
      implements StockEvent {}

  /** So many of the pieces that were missing were there, and have left the stock. */
  record BackorderServed(ProductId product, ReservationId reservation, int quantity)
      implements StockEvent {}

  /** So many of the pieces that were missing are no longer owed. */
  record BackorderCancelled(ProductId product, ReservationId reservation, int quantity)
      implements StockEvent {}

  /** So many of the pieces that had left the stock are on hand again. */
  record StockReturned(ProductId product, ReservationId reservation, int quantity)
      implements StockEvent {}
}
