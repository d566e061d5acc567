package shop.wishlist.resource;

import org.junit.jupiter.api.Test;
import shop.contract.CheckoutId;
import shop.contract.CustomerId;
import shop.contract.ProductId;
import shop.contract.Refusal.Reason;
import shop.testing.FoldStory;
import shop.wishlist.WishlistEvent.WishAdded;
import shop.wishlist.WishlistEvent.WishAvailable;
import shop.wishlist.WishlistEvent.WishRemoved;

class WishlistFoldTest {

  private static final CustomerId C1 = new CustomerId("c1");

  @Test
  void the_story_of_a_wish_list_is_told_as_approved() {
    FoldStory.of(new WishlistFold())
        .then(added("101-1", "p2", Reason.OUT_OF_STOCK))
        .then(added("101-1", "p1", Reason.OUT_OF_STOCK))
        .then(added("102-1", "p2", Reason.HOUSEHOLD_LIMIT_EXCEEDED))
        .then(new WishAvailable(C1, "101-1:p1"))
        .then(new WishRemoved(C1, "101-1:p2"))
        .then(new WishAvailable(C1, "101-1:p1"))
        .then(new WishRemoved(C1, "102-1:p2"))
        .then(new WishRemoved(C1, "101-1:p1"))
        .isApprovedBy(WishlistFoldTest.class);
  }

  private static WishAdded added(String checkout, String product, Reason reason) {
    return new WishAdded(
        C1, checkout + ":" + product, new CheckoutId(checkout), new ProductId(product), 2, reason);
  }
}
