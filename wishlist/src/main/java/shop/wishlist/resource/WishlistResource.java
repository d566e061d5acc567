package shop.wishlist.resource;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.contract.CheckoutId;
import shop.contract.CustomerId;
import shop.contract.ProductId;
import shop.contract.Refusal;
import shop.contract.ResourceKind;
import shop.contract.schema.Description;
import shop.contract.schema.EventTypes;
import shop.contract.schema.Personal;

/** What a customer wanted and could not have. */
@Description("What a customer wanted and could not have.")
@Personal(Personal.Data.LINKED)
public record WishlistResource(
    @Description("Whose list it is.") CustomerId customer,
    @Description("In the order in which they were refused.") List<Item> items,
    @Description("When it last changed.") Instant updateTime) {

  public static final ResourceKind<WishlistResource> KIND =
      new ResourceKind<>(
          "wishlists",
          WishlistResource.class,
          "/wishlists/{}",
          "wishlist/v1",
          EventTypes.of(WishlistChange.class));

  /** A line that a checkout could not have. */
  @Description("A line that a checkout could not have.")
  @Personal(Personal.Data.LINKED)
  public record Item(
      @Description("Unique within the list, never used again.") @Personal(Personal.Data.LINKED)
          String id,
      @Description("What is wished for.") ProductId product,
      @Description(value = "How many of it.", unit = "pieces") int quantity,
      @Description("The rule that refused it.") Refusal.Reason reason,
      @Description("The checkout that could not have it.") CheckoutId checkout,
      @Description("When the line came on the list.") Instant time,
      @Description("When it last became available; absent until it does.")
          @Nullable Instant availableTime) {

    Item available(Instant since) {
      return new Item(id, product, quantity, reason, checkout, time, since);
    }
  }
}
