package shop.checkout.wiring;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import shop.contract.Policy;

/**
 * What the business has chosen. A combination that makes no sense stops the start.
 *
 * @param householdLimit {@code integral}, {@code side-effect} or {@code delegated}
 * @param stock {@code integral} or {@code side-effect}
 */
@ConfigurationProperties("shop.policy")
record PolicyProperties(
    @DefaultValue("integral") Policy.HouseholdLimit householdLimit,
    @DefaultValue("integral") Policy.Stock stock) {

  /**
   * The same choice in the words of the contract.
   *
   * @throws IllegalArgumentException when one choice rules out the other
   */
  Policy policy() {
    return new Policy(householdLimit, stock);
  }
}
