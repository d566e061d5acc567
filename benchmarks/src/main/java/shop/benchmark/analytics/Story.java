package shop.benchmark.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.cart.resource.CartResource;
import shop.checkout.resource.CheckoutResource;
import shop.checkout.resource.CheckoutResource.Step;
import shop.contract.CartId;
import shop.contract.CheckoutId;
import shop.contract.CustomerId;
import shop.contract.HouseholdId;
import shop.contract.Line;
import shop.contract.Policy;
import shop.contract.ProductId;
import shop.contract.Refusal;
import shop.contract.ResourceJson;
import shop.contract.ResourceKind;
import shop.householdlimit.resource.HouseholdLimitsResource;
import shop.householdlimit.resource.HouseholdLimitsResource.Entry;
import shop.householdlimit.resource.HouseholdLimitsResource.LimitedProduct;
import shop.inventory.resource.StockResource;
import shop.wishlist.resource.WishlistResource;

/**
 * What the log tells of one checkout of two lines, the same for the same number: 85 of 100
 * complete, 10 exceed the household's limit, for 5 a product is sold out.
 */
final class Story {

  static final int PRODUCTS = 1_000;
  private static final int HOUSEHOLDS = 100_000;
  private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

  /** So that ten million events are about a month. */
  private static final Duration PACE = Duration.ofSeconds(4);

  /** An event of it, before the log gives it a position. */
  record Told(
      ResourceKind<?> kind,
      String subject,
      String id,
      String type,
      Instant time,
      String data,
      @Nullable String correlation) {}

  private final List<Told> told = new ArrayList<>();
  private final Random random;
  private final CartId cart;
  private final CheckoutId checkout;
  private final CustomerId customer;
  private final HouseholdId household;
  private final List<Line> lines;
  private final List<Step> steps = new ArrayList<>();
  private final Instant start;
  private Instant now;

  private Story(int number) {
    random = new Random(number);
    cart = new CartId(new UUID(random.nextLong(), number).toString());
    checkout = cart.checkout(1);
    int buyer = random.nextInt(2 * HOUSEHOLDS);
    customer = new CustomerId("customer-" + buyer);
    household = new HouseholdId("household-" + buyer / 2);
    int first = random.nextInt(PRODUCTS - 1);
    lines = List.of(line(first), line(first + 1 + random.nextInt(PRODUCTS - 1 - first)));
    start = BEGINNING.plus(PACE.multipliedBy(number));
    now = start;
  }

  private Line line(int product) {
    return new Line(new ProductId("product-" + product), 1 + random.nextInt(3));
  }

  static List<Told> of(int number) {
    var story = new Story(number);
    story.fill();
    int fate = story.random.nextInt(100);
    if (fate < 85) {
      story.complete();
    } else {
      story.fail(fate < 95 ? Refusal.Reason.HOUSEHOLD_LIMIT_EXCEEDED : Refusal.Reason.OUT_OF_STOCK);
    }
    return story.told;
  }

  private void fill() {
    cart("created", CartResource.Status.OPEN, 0, null);
    cart("itemAdded", CartResource.Status.OPEN, 1, null);
    cart("itemAdded", CartResource.Status.OPEN, 2, null);
    cart("submissionStarted", CartResource.Status.CHECKING_OUT, 2, checkout);
    checkout("started", CheckoutResource.Status.STARTED, null);
  }

  private void complete() {
    limit("reserved", HouseholdLimitsResource.State.RESERVED);
    step(Step.Context.LIMIT, Step.State.RESERVED, null);
    checkout("limitReserved", CheckoutResource.Status.LIMIT_RESERVED, null);
    for (var line : lines) {
      stock("stockReserved", line, line.quantity());
      step(Step.Context.STOCK, Step.State.RESERVED, line.product());
      checkout("stockReserved", CheckoutResource.Status.LIMIT_RESERVED, null);
    }
    cart("submitted", CartResource.Status.SUBMITTED, 2, checkout);
    step(Step.Context.CART, Step.State.SUBMITTED, null);
    checkout("completed", CheckoutResource.Status.COMPLETED, null);
    limit("used", HouseholdLimitsResource.State.USED);
    lines.forEach(line -> stock("stockConfirmed", line, 0));
  }

  private void fail(Refusal.Reason reason) {
    var refused = lines.getFirst();
    var refusal = new Refusal(reason, refused.product(), refused.quantity(), 0, id());
    step(
        reason == Refusal.Reason.OUT_OF_STOCK ? Step.Context.STOCK : Step.Context.LIMIT,
        reason == Refusal.Reason.OUT_OF_STOCK ? Step.State.UNAVAILABLE : Step.State.EXCEEDED,
        refused.product());
    if (reason == Refusal.Reason.OUT_OF_STOCK) {
      limit("reserved", HouseholdLimitsResource.State.RESERVED);
      step(Step.Context.LIMIT, Step.State.RESERVED, null);
      checkout("stockUnavailable", CheckoutResource.Status.LIMIT_RESERVED, refusal);
      limit("released", null);
    } else {
      checkout("limitExceeded", CheckoutResource.Status.STARTED, refusal);
    }
    cart("submissionRejected", CartResource.Status.OPEN, 2, checkout);
    checkout("rejected", CheckoutResource.Status.REJECTED, refusal);
    tell(
        WishlistResource.KIND,
        customer.value(),
        "shop.wishlist.itemAdded",
        new WishlistResource(
            customer,
            List.of(
                new WishlistResource.Item(
                    checkout + ":" + refused.product(),
                    refused.product(),
                    refused.quantity(),
                    reason,
                    checkout,
                    now,
                    null)),
            now));
  }

  private void step(Step.Context context, Step.State state, @Nullable ProductId product) {
    steps.add(new Step(context, state, product, now));
  }

  private void cart(String type, CartResource.Status status, int items, @Nullable CheckoutId by) {
    var held = new ArrayList<CartResource.Item>();
    for (var line : lines.subList(0, items)) {
      held.add(new CartResource.Item("i" + (held.size() + 1), line.product(), line.quantity()));
    }
    tell(
        CartResource.KIND,
        cart.value(),
        "shop.cart." + type,
        new CartResource(
            cart,
            status,
            customer,
            household,
            held,
            held.stream().mapToInt(CartResource.Item::quantity).sum(),
            by,
            start,
            now));
  }

  private void checkout(String type, CheckoutResource.Status status, @Nullable Refusal refusal) {
    tell(
        CheckoutResource.KIND,
        checkout.value(),
        "shop.checkout." + type,
        new CheckoutResource(
            checkout,
            cart,
            customer,
            household,
            status,
            lines,
            List.copyOf(steps),
            refusal,
            Policy.INTEGRAL,
            null,
            null,
            null,
            start,
            now));
  }

  private void limit(String type, HouseholdLimitsResource.@Nullable State state) {
    var products = lines.stream().map(line -> limited(line, state)).toList();
    tell(
        HouseholdLimitsResource.KIND,
        household.value(),
        "shop.householdLimit." + type,
        new HouseholdLimitsResource(household, products, now));
  }

  private LimitedProduct limited(Line line, HouseholdLimitsResource.@Nullable State state) {
    int most = 10;
    var entries =
        state == null
            ? List.<Entry>of()
            : List.of(
                new Entry(
                    checkout.reservation(), line.quantity(), now.plus(Duration.ofDays(7)), state));
    int used = state == HouseholdLimitsResource.State.USED ? line.quantity() : 0;
    int reserved = state == HouseholdLimitsResource.State.RESERVED ? line.quantity() : 0;
    return new LimitedProduct(
        line.product(), most, used, reserved, most - used - reserved, null, entries);
  }

  private void stock(String type, Line line, int reserved) {
    long onHand = 1_000_000L - random.nextInt(500_000);
    tell(
        StockResource.KIND,
        line.product().value(),
        "shop.inventory." + type,
        new StockResource(line.product(), onHand, reserved, onHand - reserved, null, now));
  }

  private void tell(ResourceKind<?> kind, String subject, String type, Object resource) {
    told.add(
        new Told(
            kind,
            subject,
            id(),
            type,
            now,
            ResourceJson.write(resource),
            type.startsWith("shop.cart.") && told.size() < 3 ? null : checkout.value()));
    now = now.plusMillis(1 + random.nextInt(20));
  }

  private String id() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
