package shop.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import shop.contract.schema.Description;
import shop.contract.schema.Personal;

/**
 * What the business holds to be integral to a checkout, and what merely follows from it. A
 * submission keeps the policy under which it was made: to turn the dial concerns only what is
 * submitted afterwards.
 */
@Description("What is integral to a checkout, and what merely follows from it.")
@Personal(Personal.Data.NONE)
public record Policy(
    @Description("How the limit of the household is kept.") HouseholdLimit householdLimit,
    @Description("How the stock is kept.") Stock stock) {

  /** Limit and stock have to agree before a checkout completes. */
  public static final Policy INTEGRAL = new Policy(HouseholdLimit.INTEGRAL, Stock.INTEGRAL);

  public Policy {
    if (householdLimit == HouseholdLimit.DELEGATED && stock != Stock.INTEGRAL) {
      throw new IllegalArgumentException(
          "a delegated household limit is asked for by the stock, which then has to be integral");
    }
  }

  /** How the limit of the household is kept. */
  public enum HouseholdLimit {
    /** The checkout reserves it before it completes. */
    @JsonProperty("integral")
    INTEGRAL,
    /** It is counted after the checkout has completed; what exceeds it is cancelled then. */
    @JsonProperty("side-effect")
    SIDE_EFFECT,
    /** The inventory reserves it before it reserves stock; the checkout asks only for stock. */
    @JsonProperty("delegated")
    DELEGATED
  }

  /** How the stock is kept. */
  public enum Stock {
    /** The checkout reserves it before it completes. */
    @JsonProperty("integral")
    INTEGRAL,
    /** It is taken after the checkout has completed; what is missing is back-ordered. */
    @JsonProperty("side-effect")
    SIDE_EFFECT
  }
}
