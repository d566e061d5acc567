package shop.wishlist.reaction;

import java.util.Set;
import shop.contract.HouseholdId;
import shop.contract.ProductId;
import shop.contract.Subject;

/** What a wish waits for. */
sealed interface Awaited {

  ProductId product();

  /** The public resources on which it depends. */
  Set<Subject> subjects();

  /** That so many pieces are in stock and not reserved. */
  record Stock(ProductId product) implements Awaited {

    static final String LEVELS = "inventory";

    Subject level() {
      return new Subject(LEVELS, product.value());
    }

    @Override
    public Set<Subject> subjects() {
      return Set.of(level());
    }
  }

  /** That a household may buy so many pieces more. */
  record Allowance(ProductId product, HouseholdId household) implements Awaited {

    static final String RULES = "limit-rules";
    static final String USES = "household-limits";

    Subject rule() {
      return new Subject(RULES, product.value());
    }

    Subject use() {
      return new Subject(USES, household.value());
    }

    @Override
    public Set<Subject> subjects() {
      return Set.of(rule(), use());
    }
  }
}
