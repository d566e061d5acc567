package shop.inventory.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import shop.contract.schema.Description;

/** What the log tells of the stock of products. */
enum StockChange {
  @JsonProperty("shop.inventory.stockSet")
  @Description("The pieces on hand were counted.")
  STOCK_SET,

  @JsonProperty("shop.inventory.stockReserved")
  @Description("Pieces are held for somebody.")
  STOCK_RESERVED,

  @JsonProperty("shop.inventory.stockUnavailable")
  @Description("Somebody wanted more than there is; nothing is held.")
  STOCK_UNAVAILABLE,

  @JsonProperty("shop.inventory.stockReleased")
  @Description("What was held is available again.")
  STOCK_RELEASED,

  @JsonProperty("shop.inventory.stockConfirmed")
  @Description("What was held has been bought and has left the stock.")
  STOCK_CONFIRMED,

  @JsonProperty("shop.inventory.stockBackordered")
  @Description("Pieces were sold that are not there.")
  STOCK_BACKORDERED,

  @JsonProperty("shop.inventory.backorderServed")
  @Description("Pieces that were missing were there and have left the stock.")
  BACKORDER_SERVED,

  @JsonProperty("shop.inventory.backorderCancelled")
  @Description("Pieces that were missing are no longer owed.")
  BACKORDER_CANCELLED,

  @JsonProperty("shop.inventory.stockReturned")
  @Description("Pieces that had left the stock are on hand again.")
  STOCK_RETURNED
}
