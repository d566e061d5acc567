package shop.checkout.endtoend;

import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/** Whatever clients do, in whatever order: the service and a small model of it agree. */
class TradeProperties {

  private static final int CARTS = 6;
  private static final int PRODUCTS = 4;

  /** Something that a client does, with a name for the report of a failure. */
  record Action(String name, Consumer<Trade> act) {
    @Override
    public String toString() {
      return name;
    }
  }

  @Property(tries = 6, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void a_trade_goes_as_expected(@ForAll("actions") List<Action> actions) {
    var trade = new Trade(Service.shared().shop());
    for (var action : actions) {
      action.act().accept(trade);
    }
    trade.submitAll();
    trade.isAsExpected();
  }

  @Provide
  Arbitrary<List<Action>> actions() {
    var cart = numbers(CARTS);
    var product = numbers(PRODUCTS);
    var quantity = Arbitraries.integers().between(1, 6);
    Arbitrary<Action> count =
        action(product, Arbitraries.integers().between(0, 20), "count", Trade::count);
    Arbitrary<Action> limit =
        action(product, Arbitraries.integers().between(0, 8), "limit", Trade::limit);
    var add =
        Combinators.combine(cart, product, quantity)
            .as((c, p, q) -> new Action("add %d %d %d".formatted(c, p, q), t -> t.add(c, p, q)));
    var change =
        Combinators.combine(cart, product, quantity)
            .as((c, p, q) ->
                new Action("change %d %d %d".formatted(c, p, q), t -> t.change(c, p, q)));
    return Arbitraries.frequencyOf(
            Tuple.of(6, count),
            Tuple.of(4, limit),
            Tuple.of(1, action(product, "unlimit", Trade::unlimit)),
            Tuple.of(14, add),
            Tuple.of(4, change),
            Tuple.of(2, action(cart, product, "remove", Trade::remove)),
            Tuple.of(1, action(cart, "clear", Trade::clear)),
            Tuple.of(8, action(cart, "submit", Trade::submit)),
            Tuple.of(1, Arbitraries.just(new Action("submit all", Trade::submitAll))),
            Tuple.of(3, action(product, "unwish", Trade::unwish)))
        .list()
        .ofMinSize(40)
        .ofMaxSize(100);
  }

  private static Arbitrary<Integer> numbers(int count) {
    return Arbitraries.integers().between(0, count - 1);
  }

  private interface OfOne {
    void act(Trade trade, int one);
  }

  private interface OfTwo {
    void act(Trade trade, int one, int other);
  }

  private static Arbitrary<Action> action(Arbitrary<Integer> number, String name, OfOne action) {
    return number.map(n -> new Action(name + " " + n, trade -> action.act(trade, n)));
  }

  private static Arbitrary<Action> action(
      Arbitrary<Integer> one, Arbitrary<Integer> other, String name, OfTwo action) {
    return Combinators.combine(one, other)
        .as((n, m) ->
            new Action("%s %d %d".formatted(name, n, m), trade -> action.act(trade, n, m)));
  }
}
