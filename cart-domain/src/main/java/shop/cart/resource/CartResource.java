package shop.cart.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.cart.CartEvent.CartCreated;
import shop.contract.CartId;
import shop.contract.CheckoutId;
import shop.contract.CustomerId;
import shop.contract.HouseholdId;
import shop.contract.ProductId;
import shop.contract.ResourceKind;

/**
 * A cart.
 *
 * @param items one per product, in the order in which the products were first added
 * @param totalQuantity pieces in all items
 * @param checkout the latest checkout, absent before the first submission
 */
public record CartResource(
    CartId id,
    Status status,
    CustomerId customer,
    HouseholdId household,
    List<Item> items,
    int totalQuantity,
    @Nullable CheckoutId checkout,
    Instant createTime,
    Instant updateTime) {

  public static final ResourceKind<CartResource> KIND =
      new ResourceKind<>("carts", CartResource.class, "/carts/{}", "cart/v1");

  /** Whether the cart can be changed (open), is being checked out, or has been bought. */
  public enum Status {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("checkingOut")
    CHECKING_OUT,
    @JsonProperty("submitted")
    SUBMITTED
  }

  /**
   * A line of the cart.
   *
   * @param id unique within the cart, never used again
   * @param quantity pieces, 1 to 999
   */
  public record Item(String id, ProductId product, int quantity) {}

  static CartResource opened(CartCreated event, Instant time) {
    return new CartResource(
        event.cart(),
        Status.OPEN,
        event.customer(),
        event.household(),
        List.of(),
        0,
        null,
        time,
        time);
  }

  CartResource withItems(List<Item> items, Instant time) {
    return new CartResource(
        id,
        status,
        customer,
        household,
        List.copyOf(items),
        items.stream().mapToInt(Item::quantity).sum(),
        checkout,
        createTime,
        time);
  }

  CartResource withStatus(Status status, CheckoutId checkout, Instant time) {
    return new CartResource(
        id, status, customer, household, items, totalQuantity, checkout, createTime, time);
  }
}
