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
import shop.contract.schema.Derived;
import shop.contract.schema.Description;
import shop.contract.schema.EventTypes;
import shop.contract.schema.Personal;

/** A cart. */
@Description("A cart.")
@Personal(Personal.Data.LINKED)
public record CartResource(
    @Description("Identifies the cart.") CartId id,
    @Description("Whether it can be changed (open), is being checked out, or has been bought.")
        Status status,
    @Description("Whose cart it is.") CustomerId customer,
    @Description("The household whose limits count.") HouseholdId household,
    @Description("One per product, in the order in which the products were first added.")
        List<Item> items,
    @Description(value = "All items together.", unit = "pieces") @Derived("sum(items.quantity)")
        int totalQuantity,
    @Description("The latest checkout; absent before the first submission.")
        @Nullable CheckoutId checkout,
    @Description("When it was opened.") Instant createTime,
    @Description("When it last changed.") Instant updateTime) {

  public static final ResourceKind<CartResource> KIND =
      new ResourceKind<>(
          "carts", CartResource.class, "/carts/{}", "cart/v1", EventTypes.of(CartChange.class));

  /** Whether the cart can be changed (open), is being checked out, or has been bought. */
  public enum Status {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("checkingOut")
    CHECKING_OUT,
    @JsonProperty("submitted")
    SUBMITTED
  }

  /** A line of the cart. */
  @Description("A line of the cart.")
  @Personal(Personal.Data.LINKED)
  public record Item(
      @Description("Unique within the cart, never used again.") @Personal(Personal.Data.LINKED)
          String id,
      @Description("What is wanted.") ProductId product,
      @Description(value = "How many of it, 1 to 999.", unit = "pieces") int quantity) {}

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
