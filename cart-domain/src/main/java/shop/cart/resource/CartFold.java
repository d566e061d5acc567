package shop.cart.resource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shop.cart.CartEvent;
import shop.cart.CartEvent.CartCleared;
import shop.cart.CartEvent.CartCreated;
import shop.cart.CartEvent.CartSubmitted;
import shop.cart.CartEvent.ItemAdded;
import shop.cart.CartEvent.ItemChanged;
import shop.cart.CartEvent.ItemRemoved;
import shop.cart.CartEvent.SubmissionExpired;
import shop.cart.CartEvent.SubmissionRejected;
import shop.cart.CartEvent.SubmissionStarted;
import shop.cart.resource.CartResource.Item;
import shop.cart.resource.CartResource.Status;
import shop.contract.Fold;
import shop.contract.ResourceKind;

/** Tells what happens to carts. */
@Component
final class CartFold implements Fold<CartEvent, CartResource> {

  @Override
  public ResourceKind<CartResource> kind() {
    return CartResource.KIND;
  }

  @Override
  public List<Class<? extends CartEvent>> events() {
    return List.of(CartEvent.class);
  }

  @Override
  public Optional<String> subject(CartEvent event) {
    return Optional.of(event.cart().value());
  }

  @Override
  public String type(CartEvent event) {
    return kind()
        .types()
        .name(
            switch (event) {
              case CartCreated _ -> CartChange.CREATED;
              case ItemAdded _ -> CartChange.ITEM_ADDED;
              case ItemChanged _ -> CartChange.ITEM_CHANGED;
              case ItemRemoved _ -> CartChange.ITEM_REMOVED;
              case CartCleared _ -> CartChange.CLEARED;
              case SubmissionStarted _ -> CartChange.SUBMISSION_STARTED;
              case CartSubmitted _ -> CartChange.SUBMITTED;
              case SubmissionRejected _ -> CartChange.SUBMISSION_REJECTED;
              case SubmissionExpired _ -> CartChange.SUBMISSION_EXPIRED;
            });
  }

  @Override
  public CartResource next(@Nullable CartResource before, CartEvent event, Instant time) {
    return switch (event) {
      case CartCreated created -> CartResource.opened(created, time);
      case ItemAdded added -> known(before).withItems(plus(known(before).items(), added), time);
      case ItemChanged changed ->
          known(before).withItems(changed(known(before).items(), changed), time);
      case ItemRemoved removed ->
          known(before).withItems(without(known(before).items(), removed.item()), time);
      case CartCleared _ -> known(before).withItems(List.of(), time);
      case SubmissionStarted started ->
          known(before).withStatus(Status.CHECKING_OUT, started.checkout(), time);
      case CartSubmitted submitted ->
          known(before).withStatus(Status.SUBMITTED, submitted.checkout(), time);
      case SubmissionRejected rejected ->
          known(before).withStatus(Status.OPEN, rejected.checkout(), time);
      case SubmissionExpired expired ->
          known(before).withStatus(Status.OPEN, expired.checkout(), time);
    };
  }

  @Override
  public Optional<String> correlation(CartEvent event) {
    return switch (event) {
      case CartCreated _, ItemAdded _, ItemChanged _, ItemRemoved _, CartCleared _ ->
          Optional.empty();
      case SubmissionStarted started -> Optional.of(started.checkout().value());
      case CartSubmitted submitted -> Optional.of(submitted.checkout().value());
      case SubmissionRejected rejected -> Optional.of(rejected.checkout().value());
      case SubmissionExpired expired -> Optional.of(expired.checkout().value());
    };
  }

  private static CartResource known(@Nullable CartResource before) {
    return Objects.requireNonNull(before, "a cart begins with its creation");
  }

  private static List<Item> plus(List<Item> items, ItemAdded added) {
    var result = new ArrayList<>(items);
    for (var at = result.listIterator(); at.hasNext(); ) {
      var item = at.next();
      if (item.id().equals(added.item())) {
        at.set(new Item(item.id(), item.product(), item.quantity() + added.quantity()));
        return result;
      }
    }
    result.add(new Item(added.item(), added.product(), added.quantity()));
    return result;
  }

  private static List<Item> changed(List<Item> items, ItemChanged changed) {
    return items.stream()
        .map(item ->
            item.id().equals(changed.item())
                ? new Item(item.id(), item.product(), changed.quantity())
                : item)
        .toList();
  }

  private static List<Item> without(List<Item> items, String removed) {
    return items.stream().filter(item -> !item.id().equals(removed)).toList();
  }
}
