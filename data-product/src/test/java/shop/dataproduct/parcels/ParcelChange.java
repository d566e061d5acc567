package shop.dataproduct.parcels;

import com.fasterxml.jackson.annotation.JsonProperty;
import shop.contract.schema.Description;

/** What the log tells of parcels. */
enum ParcelChange {
  @JsonProperty("shop.parcel.packed")
  @Description("It was packed.")
  PACKED,

  @JsonProperty("shop.parcel.loaded")
  @Description("A van has it.")
  LOADED,

  @JsonProperty("shop.parcel.lost")
  @Description("Nobody has it.")
  LOST
}
