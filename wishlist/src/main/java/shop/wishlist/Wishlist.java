package shop.wishlist;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.LinkedHashSet;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import shop.contract.Answer;
import shop.contract.CustomerId;
import shop.wishlist.WishlistCommand.AddWish;
import shop.wishlist.WishlistCommand.AnnounceWish;
import shop.wishlist.WishlistCommand.RemoveWish;
import shop.wishlist.WishlistEvent.WishAdded;
import shop.wishlist.WishlistEvent.WishAvailable;
import shop.wishlist.WishlistEvent.WishRemoved;

/** What one customer could not have, each refused line once however often it is delivered. */
@Aggregate(cache = "aggregates", lockFactory = "oneByOne", snapshotTriggerDefinition = "snapshots")
@Revision("1") // of its snapshots, which hold all fields: count up when they change
class Wishlist {

  /**
   * A list holds this many items; the oldest wish makes room for a newer one. Every public event
   * tells the whole list, so that a list without an end would make each refused line cost more than
   * the one before it.
   */
  static final int MOST_ITEMS = 200;

  /**
   * A line that was removed is remembered this long, so that a repeated delivery does not bring it
   * back. Later ones cannot come: a line is delivered again only while its checkout waits for the
   * answer, and no customer removes so many items meanwhile.
   */
  static final int REMOVED_REMEMBERED = 1000;

  @AggregateIdentifier @Nullable String stream;
  private LinkedHashSet<String> items = new LinkedHashSet<>();
  private LinkedHashSet<String> removed = new LinkedHashSet<>();

  Wishlist() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Answer handle(AddWish command) {
    var item = command.item();
    if (!items.contains(item) && !removed.contains(item)) {
      if (items.size() == MOST_ITEMS) {
        apply(new WishRemoved(command.customer(), items.getFirst()));
      }
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
  Answer handle(AnnounceWish command) {
    if (!items.contains(command.item())) {
      return missing(command.customer(), command.item());
    }
    apply(new WishAvailable(command.customer(), command.item()));
    return done(null);
  }

  @CommandHandler
  Answer handle(RemoveWish command) {
    if (!items.contains(command.item())) {
      return missing(command.customer(), command.item());
    }
    apply(new WishRemoved(command.customer(), command.item()));
    return done(null);
  }

  private static Answer missing(CustomerId customer, String item) {
    return new Answer.Missing("item %s on the wish list of %s".formatted(item, customer));
  }

  /** Every event is one revision of the public list, and Axon counts versions from 0. */
  private static Answer done(@Nullable String made) {
    return new Answer.Done(AggregateLifecycle.getVersion() + 1, made);
  }

  @EventSourcingHandler
  void on(WishAdded event) {
    stream = WishlistCommand.stream(event.customer());
    items.addLast(event.item());
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
