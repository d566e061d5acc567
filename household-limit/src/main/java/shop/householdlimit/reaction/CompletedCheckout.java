package shop.householdlimit.reaction;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.contract.CheckoutId;
import shop.contract.HouseholdId;
import shop.contract.Line;
import shop.contract.Policy;

/**
 * What of a checkout's resource concerns the limits; whatever else it has is ignored.
 *
 * @param policy absent from checkouts under no policy, of which everything was integral
 */
record CompletedCheckout(
    CheckoutId id, HouseholdId household, List<Line> lines, @Nullable Policy policy) {

  /** Whether it has completed without reserving the limit. */
  boolean isToBeCounted() {
    return policy != null && policy.householdLimit() == Policy.HouseholdLimit.SIDE_EFFECT;
  }
}
