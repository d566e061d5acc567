package shop.dataproduct.parcels;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shop.contract.Fold;
import shop.contract.ResourceKind;
import shop.dataproduct.parcels.ParcelEvent.Loaded;
import shop.dataproduct.parcels.VanEvent.Departed;

/** Tells what happens to vans, which is partly what happens to parcels. */
@Component
public final class VanFold implements Fold<Object, VanResource> {

  @Override
  public ResourceKind<VanResource> kind() {
    return VanResource.KIND;
  }

  @Override
  public List<Class<?>> events() {
    return List.of(VanEvent.class, ParcelEvent.class);
  }

  @Override
  public Optional<String> subject(Object event) {
    return switch (event) {
      case Loaded loaded -> Optional.of(loaded.van());
      case Departed departed -> Optional.of(departed.van());
      default -> Optional.empty();
    };
  }

  @Override
  public String type(Object event) {
    return kind().types().name(event instanceof Loaded ? VanChange.LOADED : VanChange.DEPARTED);
  }

  @Override
  public VanResource next(@Nullable VanResource before, Object event, Instant time) {
    var parcels = before == null ? List.<String>of() : before.parcels();
    return switch (event) {
      case Loaded loaded ->
          new VanResource(
              loaded.van(),
              Stream.concat(parcels.stream(), Stream.of(loaded.parcel())).toList(),
              null);
      case Departed departed -> new VanResource(departed.van(), parcels, departed.tour());
      default -> throw new IllegalArgumentException("not asked for: " + event);
    };
  }

  @Override
  public Optional<String> correlation(Object event) {
    return event instanceof Departed departed ? Optional.of(departed.tour()) : Optional.empty();
  }
}
