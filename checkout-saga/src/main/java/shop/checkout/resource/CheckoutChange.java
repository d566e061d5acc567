package shop.checkout.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import shop.contract.schema.Description;

/** What the log tells of checkouts. */
enum CheckoutChange {
  @JsonProperty("shop.checkout.started")
  @Description("A cart was submitted.")
  STARTED,

  @JsonProperty("shop.checkout.limitReserved")
  @Description("The limit of the household is reserved.")
  LIMIT_RESERVED,

  @JsonProperty("shop.checkout.limitExceeded")
  @Description("The household may not buy that much.")
  LIMIT_EXCEEDED,

  @JsonProperty("shop.checkout.stockReserved")
  @Description("The stock of a line is reserved.")
  STOCK_RESERVED,

  @JsonProperty("shop.checkout.stockUnavailable")
  @Description("A line is not in stock.")
  STOCK_UNAVAILABLE,

  @JsonProperty("shop.checkout.completed")
  @Description("Everything is bought.")
  COMPLETED,

  @JsonProperty("shop.checkout.rejected")
  @Description("It ended without a purchase, because a line was refused.")
  REJECTED,

  @JsonProperty("shop.checkout.expired")
  @Description("It ended without a purchase, because it took too long.")
  EXPIRED,

  @JsonProperty("shop.checkout.backordered")
  @Description("Pieces of a line were sold and are still to come.")
  BACKORDERED,

  @JsonProperty("shop.checkout.backorderServed")
  @Description("Pieces that were still to come have come.")
  BACKORDER_SERVED,

  @JsonProperty("shop.checkout.backorderCancelled")
  @Description("Pieces that were still to come will not come.")
  BACKORDER_CANCELLED,

  @JsonProperty("shop.checkout.linesCancelled")
  @Description("Lines were cancelled after the checkout had completed.")
  LINES_CANCELLED
}
