package shop.checkout;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import shop.cart.CartEvent.CartSubmitted;
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
import shop.contract.ReservationId;
import shop.householdlimit.HouseholdLimitEvent.Excess;
import shop.householdlimit.HouseholdLimitEvent.LimitExceeded;
import shop.householdlimit.HouseholdLimitEvent.LimitReserved;
import shop.inventory.StockEvent.StockReserved;
import shop.inventory.StockEvent.StockUnavailable;

/** The first submission of cart 101, and what the contexts can say about it. */
public record Submission(List<Line> lines, Policy policy) {

  public static final CartId CART = new CartId("101");
  public static final CheckoutId CHECKOUT = CART.checkout(1);
  public static final ReservationId RESERVATION = CHECKOUT.reservation();
  public static final CustomerId CUSTOMER = new CustomerId("c1");
  public static final HouseholdId HOUSEHOLD = new HouseholdId("h1");

  /** What is left of a product that cannot be had. */
  public static final int LEFT = 1;

  /** A submission to which limit and stock are integral. */
  public Submission(List<Line> lines) {
    this(lines, Policy.INTEGRAL);
  }

  /** The same submission under another policy. */
  public Submission under(Policy.HouseholdLimit limit, Policy.Stock stock) {
    return new Submission(lines, new Policy(limit, stock));
  }

  /** A submission of so many pieces (2 or more) of one product each, ordered by product. */
  public static Submission of(Line... lines) {
    return new Submission(List.of(lines));
  }

  public SubmissionStarted started() {
    return new SubmissionStarted(CART, CHECKOUT, CUSTOMER, HOUSEHOLD, lines, policy);
  }

  public LimitReserved limitReserved() {
    return new LimitReserved(HOUSEHOLD, RESERVATION, List.of());
  }

  /** The lines of these products exceed the limit; the others do not. */
  public LimitExceeded limitExceeded(ProductId... products) {
    return new LimitExceeded(
        HOUSEHOLD,
        RESERVATION,
        Stream.of(products)
            .map(product -> new Excess(product, quantity(product), LEFT + 2, 1, 1))
            .toList());
  }

  public StockReserved stockReserved(ProductId product) {
    return new StockReserved(product, RESERVATION, quantity(product));
  }

  public StockUnavailable stockUnavailable(ProductId product) {
    return new StockUnavailable(product, RESERVATION, quantity(product), LEFT);
  }

  public CartSubmitted submitted() {
    return new CartSubmitted(CART, CHECKOUT);
  }

  public SubmissionRejected rejected(Refusal... refusals) {
    return new SubmissionRejected(CART, CHECKOUT, Arrays.asList(refusals));
  }

  public SubmissionExpired expired() {
    return new SubmissionExpired(CART, CHECKOUT);
  }

  /** What the contexts' "no" to a line becomes. */
  public Refusal refusal(Refusal.Reason reason, ProductId product) {
    return new Refusal(reason, product, quantity(product), LEFT);
  }

  int quantity(ProductId product) {
    return lines.stream()
        .filter(line -> line.product().equals(product))
        .findFirst()
        .orElseThrow()
        .quantity();
  }
}
