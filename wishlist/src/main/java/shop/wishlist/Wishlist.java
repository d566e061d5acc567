package shop.wishlist;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import shop.contract.Answer;
import shop.wishlist.WishlistCommand.AddWish;
import shop.wishlist.WishlistCommand.RemoveWish;
import shop.wishlist.WishlistEvent.WishAdded;
import shop.wishlist.WishlistEvent.WishRemoved;

/** What one customer could not have, each refused line once however often it is delivered. */
@Aggregate
class Wishlist {

  /**
   * A line that was removed is remembered this long, so that a repeated delivery does not bring it
   * back. Later ones cannot come: a line is delivered again only while its checkout waits for the
   * answer, and no customer removes so many items meanwhile.
   */
  static final int REMOVED_REMEMBERED = 1000;

  @AggregateIdentifier @Nullable String stream;
  private final Set<String> items = new HashSet<>();
  private final LinkedHashSet<String> removed = new LinkedHashSet<>();

  Wishlist() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Answer handle(AddWish command) {
    var item = command.item();
    if (!items.contains(item) && !removed.contains(item)) {
      apply(
          new WishAdded(
              command.customer(),
              item,
              command.checkout(),
              command.product(),
              command.quantity(),
              command.reason()));
    }
    return done(item);
  }

  @CommandHandler
  Answer handle(RemoveWish command) {
    if (!items.contains(command.item())) {
      return new Answer.Missing(
          "item %s on the wish list of %s".formatted(command.item(), command.customer()));
    }
    apply(new WishRemoved(command.customer(), command.item()));
    return done(null);
  }

  /** Every event is one revision of the public list, and Axon counts versions from 0. */
  private static Answer done(@Nullable String made) {
    return new Answer.Done(AggregateLifecycle.getVersion() + 1, made);
  }

  @EventSourcingHandler
  void on(WishAdded event) {
    stream = WishlistCommand.stream(event.customer());
    items.add(event.item());
  }

  @EventSourcingHandler
  void on(WishRemoved event) {
    items.remove(event.item());
    removed.addLast(event.item());
    if (removed.size() > REMOVED_REMEMBERED) {
      removed.removeFirst();
    }
  }
}
