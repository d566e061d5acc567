package shop.wishlist.resource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shop.contract.Fold;
import shop.contract.ResourceKind;
import shop.wishlist.WishlistEvent;
import shop.wishlist.WishlistEvent.WishAdded;
import shop.wishlist.WishlistEvent.WishAvailable;
import shop.wishlist.WishlistEvent.WishRemoved;
import shop.wishlist.resource.WishlistResource.Item;

/** Tells what happens to wish lists. */
@Component
final class WishlistFold implements Fold<WishlistEvent, WishlistResource> {

  @Override
  public ResourceKind<WishlistResource> kind() {
    return WishlistResource.KIND;
  }

  @Override
  public List<Class<? extends WishlistEvent>> events() {
    return List.of(WishlistEvent.class);
  }

  @Override
  public Optional<String> subject(WishlistEvent event) {
    return Optional.of(event.customer().value());
  }

  @Override
  public String type(WishlistEvent event) {
    return kind()
        .types()
        .name(
            switch (event) {
              case WishAdded _ -> WishlistChange.ITEM_ADDED;
              case WishAvailable _ -> WishlistChange.ITEM_AVAILABLE;
              case WishRemoved _ -> WishlistChange.ITEM_REMOVED;
            });
  }

  @Override
  public WishlistResource next(
      @Nullable WishlistResource before, WishlistEvent event, Instant time) {
    var items = before == null ? List.<Item>of() : before.items();
    return new WishlistResource(
        event.customer(),
        switch (event) {
          case WishAdded added ->
              Stream.concat(items.stream(), Stream.of(item(added, time))).toList();
          case WishAvailable available ->
              items.stream()
                  .map(item -> item.id().equals(available.item()) ? item.available(time) : item)
                  .toList();
          case WishRemoved removed ->
              items.stream().filter(item -> !item.id().equals(removed.item())).toList();
        },
        time);
  }

  private static Item item(WishAdded added, Instant time) {
    return new Item(
        added.item(),
        added.product(),
        added.quantity(),
        added.reason(),
        added.checkout(),
        time,
        null);
  }

  @Override
  public Optional<String> correlation(WishlistEvent event) {
    return switch (event) {
      case WishAdded added -> Optional.of(added.checkout().value());
      case WishAvailable _, WishRemoved _ -> Optional.empty();
    };
  }
}
