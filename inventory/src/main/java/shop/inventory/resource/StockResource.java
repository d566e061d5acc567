package shop.inventory.resource;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shop.contract.ProductId;
import shop.contract.ResourceKind;

/**
 * The stock of a product. All numbers are pieces.
 *
 * @param onHand what was counted, less what was bought since
 * @param reserved what is on hand and held for somebody
 * @param available what is on hand and not reserved
 * @param backordered what was sold and is not there; absent when nothing is
 */
public record StockResource(
    ProductId product,
    long onHand,
    long reserved,
    long available,
    @Nullable Long backordered,
    Instant updateTime) {

  public static final ResourceKind<StockResource> KIND =
      new ResourceKind<>("inventory", StockResource.class, "/products/{}/stock", "stock/v1");

  static StockResource of(
      ProductId product, long onHand, long reserved, long backordered, Instant time) {
    return new StockResource(
        product, onHand, reserved, onHand - reserved, backordered == 0 ? null : backordered, time);
  }
}
