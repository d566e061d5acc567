package shop.checkout.endtoend;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/** Whatever is counted, limited and bought at once, under whatever policy: no piece is lost. */
class PolicyTradeProperties {

  private static final int PRODUCTS = 4;
  private static final int HOUSEHOLDS = 3;

  /** What one customer wants. */
  record Wanted(int household, Map<Integer, Integer> quantities) {}

  /** Something that happens in the shop. */
  sealed interface Move {
    record Count(int product, int onHand) implements Move {}

    record Limit(int product, int limit) implements Move {}

    record Unlimit(int product) implements Move {}

    /** Customers who submit at the same moment. */
    record Buy(List<Wanted> carts) implements Move {}
  }

  @Property(tries = 10, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void pieces_and_limits_are_conserved_at_every_position(
      @ForAll Form form, @ForAll("moves") List<Move> moves) {
    var shop = form.service().shop();
    long start = shop.feed().rest();
    var names = Shop.unique("trade");
    moves.forEach(move -> make(shop, names, move));

    var log = shop.feed().atRest(start);
    LogRules.check(log);
    Conservation.check(log);
  }

  private static void make(Shop shop, String names, Move move) {
    switch (move) {
      case Move.Count(int product, int onHand) -> shop.count(names + "-p" + product, onHand);
      case Move.Limit(int product, int limit) -> shop.limit(names + "-p" + product, limit);
      case Move.Unlimit(int product) ->
          shop.delete("/products/" + names + "-p" + product + "/household-limit");
      case Move.Buy(List<Wanted> carts) ->
          AtOnce.all(carts.size(), n -> buy(shop, names, carts.get(n)));
    }
  }

  private static String buy(Shop shop, String names, Wanted wanted) {
    var cart = shop.cart(Shop.unique("customer"), names + "-h" + wanted.household());
    wanted
        .quantities()
        .forEach((product, quantity) -> shop.add(cart, names + "-p" + product, quantity).is(201));
    return shop.submit(cart);
  }

  @Provide
  Arbitrary<List<Move>> moves() {
    var product = numbers(PRODUCTS);
    Arbitrary<Move> count =
        Combinators.combine(product, Arbitraries.integers().between(0, 20)).as(Move.Count::new);
    Arbitrary<Move> limit =
        Combinators.combine(product, Arbitraries.integers().between(0, 8)).as(Move.Limit::new);
    var wanted =
        Combinators.combine(
                numbers(HOUSEHOLDS),
                Arbitraries.maps(product, Arbitraries.integers().between(1, 5))
                    .ofMinSize(1)
                    .ofMaxSize(3))
            .as(Wanted::new);
    return Arbitraries.frequencyOf(
            Tuple.of(4, count),
            Tuple.of(3, limit),
            Tuple.of(1, product.<Move>map(Move.Unlimit::new)),
            Tuple.of(6, wanted.list().ofMinSize(1).ofMaxSize(8).<Move>map(Move.Buy::new)))
        .list()
        .ofMinSize(10)
        .ofMaxSize(30);
  }

  private static Arbitrary<Integer> numbers(int count) {
    return Arbitraries.integers().between(0, count - 1);
  }
}
