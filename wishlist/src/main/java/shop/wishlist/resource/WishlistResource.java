package shop.wishlist.resource;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.contract.CheckoutId;
import shop.contract.CustomerId;
import shop.contract.ProductId;
import shop.contract.Refusal;
import shop.contract.ResourceKind;

/**
 * What a customer wanted and could not have.
 *
 * @param items in the order in which they were refused
 */
public record WishlistResource(CustomerId customer, List<Item> items, Instant updateTime) {

  public static final ResourceKind<WishlistResource> KIND =
      new ResourceKind<>("wishlists", WishlistResource.class, "/wishlists/{}", "wishlist/v1");

  /**
   * A line that a checkout could not have.
   *
   * @param id unique within the list, never used again
   * @param quantity pieces
   * @param time when the line came on the list
   * @param availableTime when it last became available; absent until it does
   */
  public record Item(
      String id,
      ProductId product,
      int quantity,
      Refusal.Reason reason,
      CheckoutId checkout,
      Instant time,
      @Nullable Instant availableTime) {

    Item available(Instant since) {
      return new Item(id, product, quantity, reason, checkout, time, since);
    }
  }
}
