package sinner.shop.dataproduct;

import shop.contract.CustomerId;
import shop.wishlist.WishlistCommand.RemoveWish;

/** A reader of events that commands. */
public final class LogThatWishes {
  Object wish(CustomerId customer) {
    return new RemoveWish(customer, "101-1.oil");
  }
}
