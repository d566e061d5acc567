package shop.wishlist.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import shop.contract.Refusal.Reason;

/**
 * Whatever happens in whatever order, and in whatever batches it is handled, however far behind: a
 * wish is announced exactly when it can be had and could not just before.
 */
class WaitingWishesProperties {

  private static final Map<String, String> HOUSEHOLD_OF =
      Map.of("c1", "h1", "c2", "h1", "c3", "h2");

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void a_wish_is_announced_exactly_when_it_becomes_available(@ForAll("steps") List<Step> steps) {
    try (var reaction = new Reaction()) {
      var world = new World(reaction);
      for (var step : steps) {
        world.take(step);
      }
      world.handleAll();
      var announced = reaction.announced();
      Statistics.collect(announced.size() > Set.copyOf(announced).size());
    }
    Statistics.coverage(coverage -> coverage.check(true).count(again -> again > 0));
  }

  /** The simplest thing that could be right: everything is known and everything is looked at. */
  static final class World {

    private final Reaction reaction;
    private final TreeMap<Long, Runnable> changes = new TreeMap<>();
    private final Map<String, Integer> stock = new HashMap<>();
    private final Map<String, Optional<Integer>> limits = new HashMap<>();
    private final Map<String, Integer> used = new HashMap<>();
    private final List<Wish> wishes = new ArrayList<>();
    private final List<Wish> onLists = new ArrayList<>();
    private final Set<String> removed = new HashSet<>();
    private final Set<Wish> available = new HashSet<>();
    private final List<String> expected = new ArrayList<>();

    World(Reaction reaction) {
      this.reaction = reaction;
    }

    void take(Step step) {
      switch (step) {
        case Stocked it -> stock(it.product(), it.pieces());
        case Limited it -> rule(it.product(), it.pieces());
        case Unlimited it -> noRule(it.product());
        case Used it -> uses(it.household(), it.product(), it.pieces());
        case Wished it -> wish(it.customer(), it.product(), it.quantity(), it.reason());
        case OldestRemoved _ -> removeOldest();
        case Handled it -> handle(it.events());
      }
    }

    private void stock(String product, int pieces) {
      reaction.facts.stock(product, pieces);
      told(() -> stock.put(product, pieces));
    }

    private void rule(String product, int limit) {
      reaction.facts.rule(product, limit);
      told(() -> limits.put(product, Optional.of(limit)));
    }

    private void noRule(String product) {
      reaction.facts.ruleRemoved(product);
      told(() -> limits.put(product, Optional.empty()));
    }

    private void uses(String household, String product, int pieces) {
      reaction.facts.uses(household, product, pieces / 2, pieces - pieces / 2);
      told(() -> {
        used.keySet().removeIf(key -> key.startsWith(household + " "));
        used.put(household + " " + product, pieces);
      });
    }

    private void wish(String customer, String product, int quantity, Reason reason) {
      var item = reaction.wish(customer, HOUSEHOLD_OF.get(customer), product, quantity, reason);
      var wish = new Wish(customer, item, product, quantity, reason);
      onLists.add(wish);
      told(() -> wishes.add(wish));
    }

    private void removeOldest() {
      if (!onLists.isEmpty()) {
        var wish = onLists.removeFirst();
        reaction.remove(wish.customer(), wish.item());
        removed.add(wish.item());
        told(() -> wishes.remove(wish));
      }
    }

    private void told(Runnable change) {
      changes.put(reaction.log.head(), change);
    }

    void handle(int events) {
      reaction.handle(events);
      var handled = changes.headMap(reaction.handled(), true);
      handled.values().forEach(Runnable::run);
      handled.clear();
      for (var wish : wishes) {
        if (!canBeHad(wish)) {
          available.remove(wish);
        } else if (available.add(wish) && !removed.contains(wish.item())) {
          expected.add(wish.item());
        }
      }
      assertThat(reaction.announced()).containsExactlyElementsOf(expected);
      assertThat(reaction.waiting())
          .isEqualTo((int) wishes.stream().filter(it -> it.reason() != Reason.EXPIRED).count());
    }

    void handleAll() {
      while (reaction.handled() < reaction.log.head()) {
        handle(7);
      }
    }

    private boolean canBeHad(Wish wish) {
      return switch (wish.reason()) {
        case OUT_OF_STOCK -> wish.quantity() <= stock.getOrDefault(wish.product(), 0);
        case HOUSEHOLD_LIMIT_EXCEEDED ->
            limits
                .getOrDefault(wish.product(), Optional.empty())
                .map(limit -> wish.quantity() <= limit - usedBy(wish))
                .orElse(true);
        case EXPIRED -> false;
      };
    }

    private int usedBy(Wish wish) {
      return used.getOrDefault(HOUSEHOLD_OF.get(wish.customer()) + " " + wish.product(), 0);
    }
  }

  private record Wish(String customer, String item, String product, int quantity, Reason reason) {}

  /** Something happens, or the processor gets its turn. */
  sealed interface Step {}

  record Stocked(String product, int pieces) implements Step {}

  record Limited(String product, int pieces) implements Step {}

  record Unlimited(String product) implements Step {}

  record Used(String household, String product, int pieces) implements Step {}

  record Wished(String customer, String product, int quantity, Reason reason) implements Step {}

  record OldestRemoved() implements Step {}

  record Handled(int events) implements Step {}

  @Provide
  Arbitrary<List<Step>> steps() {
    var customers = Arbitraries.of("c1", "c2", "c3");
    var households = Arbitraries.of("h1", "h2");
    var products = Arbitraries.of("p1", "p2");
    var pieces = Arbitraries.integers().between(0, 4);
    var quantities = Arbitraries.integers().between(1, 3);
    var reasons = Arbitraries.of(Reason.class);
    return Arbitraries.<Step>frequencyOf(
            Tuple.of(
                4, Combinators.combine(customers, products, quantities, reasons).as(Wished::new)),
            Tuple.of(4, Combinators.combine(products, pieces).as(Stocked::new)),
            Tuple.of(2, Combinators.combine(products, pieces).as(Limited::new)),
            Tuple.of(1, products.map(Unlimited::new)),
            Tuple.of(3, Combinators.combine(households, products, pieces).as(Used::new)),
            Tuple.of(1, Arbitraries.of(new OldestRemoved())),
            Tuple.of(6, Arbitraries.integers().between(1, 9).map(Handled::new)))
        .list()
        .ofMinSize(20)
        .ofMaxSize(60);
  }
}
