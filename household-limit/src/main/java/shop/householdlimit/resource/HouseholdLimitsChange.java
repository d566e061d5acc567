package shop.householdlimit.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import shop.contract.schema.Description;

/** What the log tells of the limits of households. */
enum HouseholdLimitsChange {
  @JsonProperty("shop.householdLimit.reserved")
  @Description("Pieces are held for a purchase and count.")
  RESERVED,

  @JsonProperty("shop.householdLimit.exceeded")
  @Description("A purchase was refused because it does not fit; nothing is held.")
  EXCEEDED,

  @JsonProperty("shop.householdLimit.released")
  @Description("What was held for a purchase is given back.")
  RELEASED,

  @JsonProperty("shop.householdLimit.used")
  @Description("What was held has been bought, and counts until its time is up.")
  USED,

  @JsonProperty("shop.householdLimit.overrun")
  @Description("Lines were bought that do not fit; they are counted as excess.")
  OVERRUN
}
