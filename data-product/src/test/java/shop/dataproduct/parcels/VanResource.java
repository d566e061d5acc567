package shop.dataproduct.parcels;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.contract.ResourceKind;

/** A van as the world sees it. */
public record VanResource(String id, List<String> parcels, @Nullable String tour) {

  public static final ResourceKind<VanResource> KIND =
      new ResourceKind<>("vans", VanResource.class, "/vans/{}", "van/v1");
}
