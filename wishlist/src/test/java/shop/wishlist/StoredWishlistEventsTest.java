package shop.wishlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shop.contract.CheckoutId;
import shop.contract.CustomerId;
import shop.contract.ProductId;
import shop.contract.Refusal.Reason;
import shop.testing.StoredEvents;
import shop.wishlist.WishlistEvent.WishAdded;
import shop.wishlist.WishlistEvent.WishAvailable;
import shop.wishlist.WishlistEvent.WishRemoved;

class StoredWishlistEventsTest {

  private static final CustomerId C1 = new CustomerId("c1");

  @Test
  void events_are_stored_under_the_name_of_their_stream() {
    assertThat(WishlistCommand.stream(C1)).isEqualTo("wishlist:c1");
  }

  @Test
  void events_are_stored_as_they_were_when_the_first_was_stored() {
    StoredEvents.areApprovedBy(
        StoredWishlistEventsTest.class,
        Set.of(WishlistEvent.class),
        List.of(
            added("p1", Reason.OUT_OF_STOCK),
            added("p2", Reason.HOUSEHOLD_LIMIT_EXCEEDED),
            added("p3", Reason.EXPIRED),
            new WishAvailable(C1, "101-1:p1"),
            new WishRemoved(C1, "101-1:p1")));
  }

  private static WishAdded added(String product, Reason reason) {
    var checkout = new CheckoutId("101-1");
    return new WishAdded(C1, checkout + ":" + product, checkout, new ProductId(product), 2, reason);
  }
}
