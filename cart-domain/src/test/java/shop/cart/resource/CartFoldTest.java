package shop.cart.resource;

import java.util.List;
import org.junit.jupiter.api.Test;
import shop.cart.CartEvent.CartCleared;
import shop.cart.CartEvent.CartCreated;
import shop.cart.CartEvent.CartSubmitted;
import shop.cart.CartEvent.ItemAdded;
import shop.cart.CartEvent.ItemChanged;
import shop.cart.CartEvent.ItemRemoved;
import shop.cart.CartEvent.SubmissionExpired;
import shop.cart.CartEvent.SubmissionRejected;
import shop.cart.CartEvent.SubmissionStarted;
import shop.contract.CartId;
import shop.contract.CheckoutId;
import shop.contract.CustomerId;
import shop.contract.HouseholdId;
import shop.contract.Line;
import shop.contract.Policy;
import shop.contract.ProductId;
import shop.contract.Refusal;
import shop.testing.FoldStory;

class CartFoldTest {

  private static final CartId CART = new CartId("101");
  private static final CustomerId C1 = new CustomerId("c1");
  private static final HouseholdId H1 = new HouseholdId("h1");
  private static final ProductId P1 = new ProductId("p1");
  private static final ProductId P2 = new ProductId("p2");

  /** Filled, refused, changed, expired, and at last bought. */
  @Test
  void the_story_of_a_cart_is_told_as_approved() {
    FoldStory.of(new CartFold())
        .then(new CartCreated(CART, C1, H1))
        .then(new ItemAdded(CART, "i1", P2, 1))
        .then(new CartCleared(CART))
        .then(new ItemAdded(CART, "i2", P2, 1))
        .then(new ItemAdded(CART, "i3", P1, 2))
        .then(new ItemAdded(CART, "i2", P2, 4))
        .then(started(1, new Line(P1, 2), new Line(P2, 5)))
        .then(
            new SubmissionRejected(
                CART, checkout(1), List.of(new Refusal(Refusal.Reason.OUT_OF_STOCK, P1, 2, 1))))
        .then(new ItemChanged(CART, "i3", 1))
        .then(started(2, new Line(P1, 1), new Line(P2, 5)))
        .then(new SubmissionExpired(CART, checkout(2)))
        .then(new ItemRemoved(CART, "i2"))
        .then(started(3, new Line(P1, 1)))
        .then(new CartSubmitted(CART, checkout(3)))
        .isApprovedBy(CartFoldTest.class);
  }

  private static SubmissionStarted started(int n, Line... lines) {
    return new SubmissionStarted(CART, checkout(n), C1, H1, List.of(lines), Policy.INTEGRAL);
  }

  private static CheckoutId checkout(int n) {
    return CART.checkout(n);
  }
}
