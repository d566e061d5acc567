package shop.checkout.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.cart.CartEvent.SubmissionStarted;
import shop.contract.CartId;
import shop.contract.CheckoutId;
import shop.contract.CustomerId;
import shop.contract.HouseholdId;
import shop.contract.Line;
import shop.contract.ProductId;
import shop.contract.Refusal;
import shop.contract.ResourceKind;

/**
 * A checkout: one submission of a cart.
 *
 * @param lines what is to be bought, ordered by product
 * @param steps what has happened so far, in that order
 * @param refusal why it did not complete; the first one when several lines were refused
 */
public record CheckoutResource(
    CheckoutId id,
    CartId cart,
    CustomerId customer,
    HouseholdId household,
    Status status,
    List<Line> lines,
    List<Step> steps,
    @Nullable Refusal refusal,
    Instant createTime,
    Instant updateTime) {

  public static final ResourceKind<CheckoutResource> KIND =
      new ResourceKind<>("checkouts", CheckoutResource.class, "/checkouts/{}", "checkout/v1");

  /** How far the checkout has come. */
  public enum Status {
    @JsonProperty("started")
    STARTED,
    @JsonProperty("limitReserved")
    LIMIT_RESERVED,
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("rejected")
    REJECTED,
    @JsonProperty("expired")
    EXPIRED;

    boolean ended() {
      return this == COMPLETED || this == REJECTED || this == EXPIRED;
    }
  }

  /**
   * Something that has happened in a context on behalf of the checkout.
   *
   * @param step the context
   * @param state what it says
   * @param product the product it speaks of, where it speaks of one
   */
  public record Step(Context step, State state, @Nullable ProductId product, Instant time) {

    /** Who answers. */
    public enum Context {
      @JsonProperty("limit")
      LIMIT,
      @JsonProperty("stock")
      STOCK,
      @JsonProperty("cart")
      CART,
      @JsonProperty("wishlist")
      WISHLIST
    }

    /** What is answered. */
    public enum State {
      @JsonProperty("reserved")
      RESERVED,
      @JsonProperty("exceeded")
      EXCEEDED,
      @JsonProperty("unavailable")
      UNAVAILABLE,
      @JsonProperty("submitted")
      SUBMITTED,
      @JsonProperty("reopened")
      REOPENED,
      @JsonProperty("added")
      ADDED
    }
  }

  static CheckoutResource started(SubmissionStarted event, Instant time) {
    return new CheckoutResource(
        event.checkout(),
        event.cart(),
        event.customer(),
        event.household(),
        Status.STARTED,
        event.lines(),
        List.of(),
        null,
        time,
        time);
  }

  /** A checkout that has ended keeps its end: an answer that comes late is only noted. */
  CheckoutResource with(Status reached, List<Step> more, @Nullable Refusal why, Instant time) {
    return new CheckoutResource(
        id,
        cart,
        customer,
        household,
        status.ended() ? status : reached,
        lines,
        Stream.concat(steps.stream(), more.stream()).toList(),
        refusal == null ? why : refusal,
        createTime,
        time);
  }
}
