package sinner.shop.cart;

import shop.inventory.StockEvent.StockSet;

/** A context that knows another one. */
public final class CartThatCountsStock {
  long count(StockSet event) {
    return event.onHand();
  }
}
