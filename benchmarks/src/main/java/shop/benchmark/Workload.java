package shop.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The purchases, the same ones for every engine: of 100, 85 complete, 10 exceed the household's
 * limit and 5 meet a product that is sold out.
 *
 * @param products how many there are; the last hundredth is sold out
 * @param households how many there are, of one customer each
 * @param hot whether every purchase contains the first product
 */
public record Workload(int products, int households, boolean hot) {

  /** What a household may buy of each product: more than it ever does, but for {@link #EXCESS}. */
  public static final int LIMIT = 500;

  public static final int ON_HAND = 1_000_000;

  /** Pieces in a line that is to be refused. */
  private static final int EXCESS = LIMIT + 1;

  private static final long SEED = 20_261_123;

  public static Workload uniform() {
    return new Workload(1_000, 10_000, false);
  }

  public static Workload hotProduct() {
    return new Workload(1_000, 10_000, true);
  }

  /** The names of all products, in their order. */
  public List<String> catalogue() {
    return IntStream.range(0, products).mapToObj(Workload::product).toList();
  }

  public int onHand(String product) {
    return product.compareTo(product(forSale())) < 0 ? ON_HAND : 0;
  }

  /** The pieces of all products that are on hand in the beginning. */
  public long stocked() {
    return catalogue().stream().mapToLong(this::onHand).sum();
  }

  /** As many purchases, always the same. */
  public List<Purchase> purchases(int count) {
    var random = new Random(SEED);
    var purchases = new ArrayList<Purchase>(count);
    for (int i = 0; i < count; i++) {
      purchases.add(purchase("c" + i, random));
    }
    return purchases;
  }

  private Purchase purchase(String cart, Random random) {
    var outcome = outcome(random.nextInt(100));
    var household = random.nextInt(households);
    int first = hot ? 0 : random.nextInt(forSale() - 1);
    int second =
        outcome == Outcome.OUT_OF_STOCK
            ? forSale() + random.nextInt(products - forSale())
            : first + 1 + random.nextInt(forSale() - first - 1);
    return new Purchase(
        cart,
        "customer" + household,
        "household" + household,
        List.of(
            new Line(product(first), 1),
            new Line(product(second), outcome == Outcome.OVER_LIMIT ? EXCESS : 1)),
        outcome);
  }

  private static Outcome outcome(int percent) {
    if (percent < 85) {
      return Outcome.COMPLETED;
    }
    return percent < 95 ? Outcome.OVER_LIMIT : Outcome.OUT_OF_STOCK;
  }

  private int forSale() {
    return products - Math.max(1, products / 100);
  }

  private static String product(int number) {
    return "p%04d".formatted(number);
  }
}
