package shop.inventory.reaction;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.contract.Line;
import shop.contract.Policy;

/**
 * What stock has to know of a checkout. The rest of the resource is not read, so that it can
 * change.
 *
 * @param lines what was sold
 * @param cancelled what of it was cancelled afterwards
 * @param policy under which it was sold; integral when it tells none
 */
record SoldCheckout(List<Line> lines, List<Line> cancelled, @Nullable Terms policy) {

  SoldCheckout(@Nullable List<Line> lines, @Nullable List<Line> cancelled, @Nullable Terms policy) {
    this.lines = lines == null ? List.of() : lines;
    this.cancelled = cancelled == null ? List.of() : cancelled;
    this.policy = policy;
  }

  /** The policy, as far as stock is concerned. */
  record Terms(Policy.@Nullable Stock stock) {}

  boolean stockIsASideEffect() {
    return policy != null && policy.stock() == Policy.Stock.SIDE_EFFECT;
  }
}
