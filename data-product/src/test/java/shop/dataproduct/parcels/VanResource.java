package shop.dataproduct.parcels;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.contract.ResourceKind;
import shop.contract.schema.Description;
import shop.contract.schema.EventTypes;
import shop.contract.schema.Personal;

/** A van as the world sees it. */
@Description("A van.")
@Personal(Personal.Data.NONE)
public record VanResource(
    @Description("Its number.") @Personal(Personal.Data.NONE) String id,
    @Description("What it carries.") @Personal(Personal.Data.LINKED) List<String> parcels,
    @Description("Where it goes.") @Personal(Personal.Data.NONE) @Nullable String tour) {

  public static final ResourceKind<VanResource> KIND =
      new ResourceKind<>(
          "vans", VanResource.class, "/vans/{}", "van/v1", EventTypes.of(VanChange.class));
}
