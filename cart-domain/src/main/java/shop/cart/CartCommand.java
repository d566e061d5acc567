package shop.cart;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import shop.contract.CartId;
import shop.contract.CheckoutId;
import shop.contract.CustomerId;
import shop.contract.HouseholdId;
import shop.contract.Policy;
import shop.contract.Precondition;
import shop.contract.ProductId;
import shop.contract.Refusal;

/**
 * What a cart can be asked to do. Every command is answered with a {@link shop.contract.Answer}.
 */
public sealed interface CartCommand {

  CartId cart();

  /** The event stream: identifiers of different contexts may be equal, their streams are not. */
  static String stream(CartId cart) {
    return "cart:" + cart;
  }

  @TargetAggregateIdentifier
  default String stream() {
    return stream(cart());
  }

  record CreateCart(CartId cart, CustomerId customer, HouseholdId household)
      implements CartCommand {}

  /**
   * Adds pieces of a product; a product already in the cart keeps its one line.
   *
   * @param quantity pieces, 1 to 999
   */
  record AddItem(CartId cart, ProductId product, int quantity, Precondition precondition)
      implements CartCommand {}

  /**
   * Sets how many pieces an item has.
   *
   * @param quantity pieces, 1 to 999
   */
  record ChangeItem(CartId cart, String item, int quantity, Precondition precondition)
      implements CartCommand {}

  record RemoveItem(CartId cart, String item, Precondition precondition) implements CartCommand {}

  record ClearCart(CartId cart, Precondition precondition) implements CartCommand {}

  /**
   * Starts a checkout, or answers with the one that is running or has completed.
   *
   * @param policy under which the checkout is to run, if it starts now
   */
  record SubmitCart(CartId cart, Policy policy, Precondition precondition) implements CartCommand {}

  /** The checkout has everything that it needs. */
  record CompleteSubmission(CartId cart, CheckoutId checkout) implements CartCommand {}

  /** The checkout cannot have everything that it needs. */
  record RejectSubmission(CartId cart, CheckoutId checkout, List<Refusal> refusals)
      implements CartCommand {}

  /** The checkout did not end in time. */
  record ExpireSubmission(CartId cart, CheckoutId checkout) implements CartCommand {}
}
