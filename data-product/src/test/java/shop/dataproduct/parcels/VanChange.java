package shop.dataproduct.parcels;

import com.fasterxml.jackson.annotation.JsonProperty;
import shop.contract.schema.Description;

/** What the log tells of vans. */
enum VanChange {
  @JsonProperty("shop.van.loaded")
  @Description("It has one parcel more.")
  LOADED,

  @JsonProperty("shop.van.departed")
  @Description("It has left.")
  DEPARTED
}
