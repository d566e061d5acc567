package shop.cart.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import shop.contract.schema.Description;

/** What the log tells of carts. */
enum CartChange {
  @JsonProperty("shop.cart.created")
  @Description("A cart was opened.")
  CREATED,

  @JsonProperty("shop.cart.itemAdded")
  @Description("A product was put into the cart, or more of it.")
  ITEM_ADDED,

  @JsonProperty("shop.cart.itemChanged")
  @Description("An item has another quantity.")
  ITEM_CHANGED,

  @JsonProperty("shop.cart.itemRemoved")
  @Description("An item was taken out.")
  ITEM_REMOVED,

  @JsonProperty("shop.cart.cleared")
  @Description("All items were taken out.")
  CLEARED,

  @JsonProperty("shop.cart.submissionStarted")
  @Description("The cart was submitted; its checkout has begun.")
  SUBMISSION_STARTED,

  @JsonProperty("shop.cart.submitted")
  @Description("The checkout has completed; the cart is bought.")
  SUBMITTED,

  @JsonProperty("shop.cart.submissionRejected")
  @Description("The checkout was rejected; the cart is open again.")
  SUBMISSION_REJECTED,

  @JsonProperty("shop.cart.submissionExpired")
  @Description("The checkout did not end in time; the cart is open again.")
  SUBMISSION_EXPIRED
}
