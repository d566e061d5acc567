package shop.dataproduct.parcels;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shop.contract.Fold;
import shop.contract.ResourceKind;
import shop.dataproduct.parcels.ParcelEvent.Loaded;
import shop.dataproduct.parcels.ParcelEvent.Lost;
import shop.dataproduct.parcels.ParcelEvent.Packed;

/** Tells what happens to parcels. A parcel that is lost makes the fold fail. */
@Component
public final class ParcelFold implements Fold<ParcelEvent, ParcelResource> {

  @Override
  public ResourceKind<ParcelResource> kind() {
    return ParcelResource.KIND;
  }

  @Override
  public List<Class<? extends ParcelEvent>> events() {
    return List.of(ParcelEvent.class);
  }

  @Override
  public Optional<String> subject(ParcelEvent event) {
    return Optional.of(event.parcel());
  }

  @Override
  public String type(ParcelEvent event) {
    return kind()
        .types()
        .name(
            switch (event) {
              case Packed _ -> ParcelChange.PACKED;
              case Loaded _ -> ParcelChange.LOADED;
              case Lost _ -> ParcelChange.LOST;
            });
  }

  @Override
  public ParcelResource next(@Nullable ParcelResource before, ParcelEvent event, Instant time) {
    int changes = before == null ? 1 : before.changes() + 1;
    return switch (event) {
      case Packed packed ->
          new ParcelResource(packed.parcel(), packed.label(), null, changes, time);
      case Loaded loaded ->
          new ParcelResource(
              loaded.parcel(), before == null ? "" : before.label(), loaded.van(), changes, time);
      case Lost _ -> throw new IllegalStateException("nobody can tell of a lost parcel");
    };
  }
}
