package shop.checkout.resource;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static shop.checkout.Submission.CART;
import static shop.checkout.Submission.CUSTOMER;
import static shop.checkout.Submission.HOUSEHOLD;
import static shop.checkout.Submission.RESERVATION;
import static shop.contract.Refusal.Reason.HOUSEHOLD_LIMIT_EXCEEDED;
import static shop.contract.Refusal.Reason.OUT_OF_STOCK;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.cart.CartEvent.CartCleared;
import shop.cart.CartEvent.CartCreated;
import shop.cart.CartEvent.ItemAdded;
import shop.cart.CartEvent.ItemChanged;
import shop.cart.CartEvent.ItemRemoved;
import shop.checkout.Submission;
import shop.contract.Line;
import shop.contract.Policy;
import shop.contract.ProductId;
import shop.householdlimit.HouseholdLimitEvent.Excess;
import shop.householdlimit.HouseholdLimitEvent.LimitOverrun;
import shop.householdlimit.HouseholdLimitEvent.LimitReleased;
import shop.householdlimit.HouseholdLimitEvent.LimitUsed;
import shop.inventory.StockEvent.BackorderCancelled;
import shop.inventory.StockEvent.BackorderServed;
import shop.inventory.StockEvent.StockBackordered;
import shop.inventory.StockEvent.StockConfirmed;
import shop.inventory.StockEvent.StockReleased;
import shop.inventory.StockEvent.StockReserved;
import shop.inventory.StockEvent.StockReturned;
import shop.inventory.StockEvent.StockSet;
import shop.testing.FoldStory;
import shop.wishlist.WishlistEvent.WishRemoved;

class CheckoutFoldTest {

  private static final ProductId OIL = new ProductId("oil");
  private static final ProductId PASTA = new ProductId("pasta");
  private static final Submission TWO = Submission.of(new Line(OIL, 2), new Line(PASTA, 3));

  private static final Submission CHOREOGRAPHED =
      TWO.under(Policy.HouseholdLimit.SIDE_EFFECT, Policy.Stock.SIDE_EFFECT);

  private final CheckoutFold fold = new CheckoutFold();

  @Test
  void the_stories_of_checkouts_are_told_as_approved() {
    FoldStory.of(fold)
        .begin("completed")
        .then(new StockSet(OIL, 100))
        .then(new CartCreated(CART, CUSTOMER, HOUSEHOLD))
        .then(new ItemAdded(CART, "i1", PASTA, 1))
        .then(new ItemRemoved(CART, "i1"))
        .then(new CartCleared(CART))
        .then(new ItemAdded(CART, "i2", OIL, 1))
        .then(new ItemChanged(CART, "i2", 2))
        .then(TWO.started())
        .then(TWO.limitReserved())
        .then(TWO.stockReserved(OIL))
        .then(TWO.stockReserved(PASTA))
        .then(TWO.submitted())
        .then(new LimitUsed(HOUSEHOLD, RESERVATION))
        .then(new StockConfirmed(OIL, RESERVATION, 2))
        .begin("limit exceeded")
        .then(TWO.started())
        .then(TWO.limitExceeded(OIL, PASTA))
        .then(
            TWO.rejected(
                TWO.refusal(HOUSEHOLD_LIMIT_EXCEEDED, OIL),
                TWO.refusal(HOUSEHOLD_LIMIT_EXCEEDED, PASTA)))
        .begin("out of stock")
        .then(TWO.started())
        .then(TWO.limitReserved())
        .then(TWO.stockReserved(OIL))
        .then(TWO.stockUnavailable(PASTA))
        .then(new LimitReleased(HOUSEHOLD, RESERVATION))
        .then(new StockReleased(OIL, RESERVATION, 2))
        .then(TWO.rejected(TWO.refusal(OUT_OF_STOCK, PASTA)))
        .begin("expired")
        .then(TWO.started())
        .then(TWO.limitReserved())
        .after(Duration.ofMinutes(15), TWO.expired())
        .begin("expired before its answers came")
        .then(TWO.started())
        .after(Duration.ofMinutes(15), TWO.expired())
        .then(TWO.limitReserved())
        .then(TWO.stockReserved(OIL))
        .then(TWO.stockUnavailable(PASTA))
        .begin("stock follows, and is short")
        .then(CHOREOGRAPHED.started())
        .then(TWO.submitted())
        .then(new StockReserved(OIL, RESERVATION, 1))
        .then(new StockConfirmed(OIL, RESERVATION, 1))
        .then(new StockBackordered(OIL, RESERVATION, 1))
        .then(new StockBackordered(PASTA, RESERVATION, 3))
        .then(new BackorderServed(PASTA, RESERVATION, 2))
        .then(new BackorderServed(OIL, RESERVATION, 1))
        .then(new BackorderServed(PASTA, RESERVATION, 1))
        .begin("the limit follows, and is overrun")
        .then(CHOREOGRAPHED.started())
        .then(TWO.submitted())
        .then(TWO.stockReserved(OIL))
        .then(new StockBackordered(PASTA, RESERVATION, 3))
        .then(TWO.limitReserved())
        .then(new LimitUsed(HOUSEHOLD, RESERVATION))
        .then(
            new LimitOverrun(
                HOUSEHOLD,
                RESERVATION,
                List.of(new Excess(OIL, 2, 2, 1, 0), new Excess(PASTA, 3, 1, 0, 0))))
        .then(new StockReturned(OIL, RESERVATION, 2))
        .then(new BackorderCancelled(PASTA, RESERVATION, 3))
        .isApprovedBy(CheckoutFoldTest.class);
  }

  @Test
  void a_checkout_begins_with_its_start() {
    assertThatNullPointerException()
        .isThrownBy(() -> fold.next(null, TWO.limitReserved(), Instant.EPOCH))
        .withMessage("a checkout begins with its start");
  }

  @Test
  void what_it_did_not_ask_for_is_refused() {
    var wish = new WishRemoved(CUSTOMER, "101-1.oil");

    assertThatIllegalArgumentException().isThrownBy(() -> fold.subject(wish));
  }
}
