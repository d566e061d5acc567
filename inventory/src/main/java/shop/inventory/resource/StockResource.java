package shop.inventory.resource;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shop.contract.ProductId;
import shop.contract.ResourceKind;
import shop.contract.schema.Derived;
import shop.contract.schema.Description;
import shop.contract.schema.EventTypes;
import shop.contract.schema.Personal;

/** The stock of a product. All numbers are pieces. */
@Description("The stock of a product.")
@Personal(Personal.Data.NONE)
public record StockResource(
    @Description("What is in stock.") ProductId product,
    @Description(value = "What was counted, less what was bought since.", unit = "pieces")
        long onHand,
    @Description(value = "What is on hand and held for somebody.", unit = "pieces") long reserved,
    @Description(value = "What is on hand and not reserved.", unit = "pieces")
        @Derived("on_hand - reserved")
        long available,
    @Description(value = "What was sold and is not there; absent when nothing is.", unit = "pieces")
        @Nullable Long backordered,
    @Description("When it last changed.") Instant updateTime) {

  public static final ResourceKind<StockResource> KIND =
      new ResourceKind<>(
          "inventory",
          StockResource.class,
          "/products/{}/stock",
          "stock/v1",
          EventTypes.of(StockChange.class));

  static StockResource of(
      ProductId product, long onHand, long reserved, long backordered, Instant time) {
    return new StockResource(
        product, onHand, reserved, onHand - reserved, backordered == 0 ? null : backordered, time);
  }
}
