package shop.dataproduct.parcels;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shop.contract.ResourceKind;
import shop.contract.schema.Description;
import shop.contract.schema.EventTypes;
import shop.contract.schema.Personal;

/** A parcel as the world sees it. */
@Description("A parcel.")
@Personal(Personal.Data.LINKED)
public record ParcelResource(
    @Description("Its number.") @Personal(Personal.Data.LINKED) String id,
    @Description("For whom it is.") @Personal(Personal.Data.IDENTIFIER) String label,
    @Description("What carries it.") @Personal(Personal.Data.NONE) @Nullable String van,
    @Description("How often it has changed.") int changes,
    @Description("When it last changed.") Instant updateTime) {

  public static final ResourceKind<ParcelResource> KIND =
      new ResourceKind<>(
          "parcels",
          ParcelResource.class,
          "/parcels/{}",
          "parcel/v1",
          EventTypes.of(ParcelChange.class));
}
