package shop.wishlist.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import shop.contract.schema.Description;

/** What the log tells of wish lists. */
enum WishlistChange {
  @JsonProperty("shop.wishlist.itemAdded")
  @Description("A line that could not be had came on the list.")
  ITEM_ADDED,

  @JsonProperty("shop.wishlist.itemRemoved")
  @Description("A line was taken off the list.")
  ITEM_REMOVED,

  @JsonProperty("shop.wishlist.itemAvailable")
  @Description("What was wished for can be had.")
  ITEM_AVAILABLE
}
