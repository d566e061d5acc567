package shop.checkout.resource;

import shop.contract.Policy;

/**
 * The policy of submissions that are made now, and what it promises.
 *
 * @param guarantees the same two choices, in words
 */
record PolicyInForce(
    Policy.HouseholdLimit householdLimit, Policy.Stock stock, Guarantees guarantees) {

  /** What the choices promise to people. */
  record Guarantees(String householdLimit, String stock) {}

  static PolicyInForce of(Policy policy) {
    return new PolicyInForce(
        policy.householdLimit(),
        policy.stock(),
        new Guarantees(promise(policy.householdLimit()), promise(policy.stock())));
  }

  private static String promise(Policy.HouseholdLimit limit) {
    return switch (limit) {
      case INTEGRAL ->
          "No household ever buys more than its limit: the checkout reserves it before it"
              + " completes.";
      case DELEGATED ->
          "No household ever buys more than its limit: the inventory reserves it before it reserves"
              + " stock.";
      case SIDE_EFFECT ->
          "Carts submitted at the same moment can exceed the limit together. The excess is counted,"
              + " and the lines that exceed it are cancelled with an apology.";
    };
  }

  private static String promise(Policy.Stock stock) {
    return switch (stock) {
      case INTEGRAL ->
          "Nothing is sold that is not in stock: the checkout reserves it before it completes.";
      case SIDE_EFFECT ->
          "A checkout completes although a product is short. What is missing is back-ordered with"
              + " an apology and served, the oldest first, when stock arrives.";
    };
  }
}
