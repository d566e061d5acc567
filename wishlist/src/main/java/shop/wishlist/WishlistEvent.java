package shop.wishlist;

import shop.contract.CheckoutId;
import shop.contract.CustomerId;
import shop.contract.ProductId;
import shop.contract.Refusal;

/** What can have happened to a wish list. */
public sealed interface WishlistEvent {

  CustomerId customer();

  /**
   * A line that a checkout could not have is on the list.
   *
   * @param item unique within the list, never used again
   * @param quantity pieces
   */
  record WishAdded(
      CustomerId customer,
      String item,
      CheckoutId checkout,
      ProductId product,
      int quantity,
      Refusal.Reason reason)
      implements WishlistEvent {}

  /** A line on the list can be had now, and could not just before. */
  record WishAvailable(CustomerId customer, String item) implements WishlistEvent {}

  record WishRemoved(CustomerId customer, String item) implements WishlistEvent {}
}
