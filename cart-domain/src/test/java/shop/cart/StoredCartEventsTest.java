package shop.cart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
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
import shop.contract.Refusal.Reason;
import shop.testing.StoredEvents;

class StoredCartEventsTest {

  private static final CartId CART = new CartId("101");
  private static final CheckoutId CHECKOUT = new CheckoutId("101-1");
  private static final CustomerId C1 = new CustomerId("c1");
  private static final HouseholdId H1 = new HouseholdId("h1");
  private static final ProductId P1 = new ProductId("p1");

  @Test
  void events_are_stored_under_the_name_of_their_stream() {
    assertThat(CartCommand.stream(CART)).isEqualTo("cart:101");
  }

  @Test
  void events_are_stored_as_they_were_when_the_first_was_stored() {
    StoredEvents.areApprovedBy(
        StoredCartEventsTest.class,
        Set.of(CartEvent.class),
        List.of(
            new CartCreated(CART, C1, H1),
            new ItemAdded(CART, "i1", P1, 2),
            new ItemChanged(CART, "i1", 3),
            new ItemRemoved(CART, "i1"),
            new CartCleared(CART),
            new SubmissionStarted(
                CART, CHECKOUT, C1, H1, List.of(new Line(P1, 2)), Policy.INTEGRAL),
            new CartSubmitted(CART, CHECKOUT),
            new SubmissionRejected(
                CART,
                CHECKOUT,
                List.of(
                    new Refusal(Reason.HOUSEHOLD_LIMIT_EXCEEDED, P1, 2, 1),
                    new Refusal(Reason.OUT_OF_STOCK, P1, 2, 1),
                    Refusal.expired())),
            new SubmissionExpired(CART, CHECKOUT)));
  }

  @Test
  @SuppressWarnings("NullAway") // as Jackson reads a row without it
  void a_submission_that_is_older_than_policies_was_integral() {
    assertThat(new SubmissionStarted(CART, CHECKOUT, C1, H1, List.of(), null).policy())
        .isEqualTo(Policy.INTEGRAL);
  }
}
