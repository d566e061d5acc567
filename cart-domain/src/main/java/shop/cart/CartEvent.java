package shop.cart;

import java.util.List;
import java.util.Objects;
import shop.contract.CartId;
import shop.contract.CheckoutId;
import shop.contract.CustomerId;
import shop.contract.HouseholdId;
import shop.contract.Line;
import shop.contract.Policy;
import shop.contract.ProductId;
import shop.contract.Refusal;

/** What can have happened to a cart. */
public sealed interface CartEvent {

  CartId cart();

  record CartCreated(CartId cart, CustomerId customer, HouseholdId household)
      implements CartEvent {}

  /**
   * Pieces were added, in a new line or to the line that the product already had.
   *
   * @param quantity the pieces added, not the line's total
   */
  record ItemAdded(CartId cart, String item, ProductId product, int quantity)
      implements CartEvent {}

  /** An item has so many pieces now. */
  record ItemChanged(CartId cart, String item, int quantity) implements CartEvent {}

  record ItemRemoved(CartId cart, String item) implements CartEvent {}

  record CartCleared(CartId cart) implements CartEvent {}

  /**
   * A checkout began. It carries all that a checkout needs, so that nobody has to ask the cart.
   *
   * @param lines one per product, ordered by product
   * @param policy under which it was submitted; submissions older than policies were integral
   */
  record SubmissionStarted(
      CartId cart,
      CheckoutId checkout,
      CustomerId customer,
      HouseholdId household,
      List<Line> lines,
      Policy policy)
      implements CartEvent {

    @SuppressWarnings("NullAway") // absent from what was stored before there were policies
    public SubmissionStarted {
      policy = Objects.requireNonNullElse(policy, Policy.INTEGRAL);
    }
  }

  record CartSubmitted(CartId cart, CheckoutId checkout) implements CartEvent {}

  /** The checkout was refused and the cart is open again. */
  record SubmissionRejected(CartId cart, CheckoutId checkout, List<Refusal> refusals)
      implements CartEvent {}

  /** The checkout did not end in time and the cart is open again. */
  record SubmissionExpired(CartId cart, CheckoutId checkout) implements CartEvent {}
}
