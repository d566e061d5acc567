package shop.dataproduct.parcels;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shop.contract.ResourceKind;

/** A parcel as the world sees it. */
public record ParcelResource(
    String id, String label, @Nullable String van, int changes, Instant updateTime) {

  public static final ResourceKind<ParcelResource> KIND =
      new ResourceKind<>("parcels", ParcelResource.class, "/parcels/{}", "parcel/v1");
}
