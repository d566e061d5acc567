package shop.wishlist;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import shop.contract.CheckoutId;
import shop.contract.CustomerId;
import shop.contract.ProductId;
import shop.contract.Refusal;

/**
 * What a wish list can be asked to do. Every command is answered with a {@link
 * shop.contract.Answer}.
 */
public sealed interface WishlistCommand {

  CustomerId customer();

  /** The event stream: identifiers of different contexts may be equal, their streams are not. */
  static String stream(CustomerId customer) {
    return "wishlist:" + customer;
  }

  @TargetAggregateIdentifier
  default String stream() {
    return stream(customer());
  }

  /**
   * Puts a line that a checkout could not have on the list. Sent again, it has no second effect,
   * not even when the customer has removed the item since.
   *
   * @param quantity pieces, 1 or more
   */
  record AddWish(
      CustomerId customer,
      CheckoutId checkout,
      ProductId product,
      int quantity,
      Refusal.Reason reason)
      implements WishlistCommand {

    public AddWish {
      if (quantity < 1) {
        throw new IllegalArgumentException("a wish has at least one piece");
      }
    }

    /**
     * Names the refused line: a checkout has one line per product. The separator can stand in
     * neither identifier, so that no two lines share a name.
     */
    String item() {
      return checkout + ":" + product;
    }
  }

  /** Tells the customer that a line on the list can be had now. */
  record AnnounceWish(CustomerId customer, String item) implements WishlistCommand {}

  /** Takes an item off the list. */
  record RemoveWish(CustomerId customer, String item) implements WishlistCommand {}
}
