package shop.wishlist;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import shop.contract.CheckoutId;
import shop.contract.CustomerId;
import shop.contract.ProductId;
import shop.contract.Refusal.Reason;
import shop.testing.Approved;
import shop.testing.StoredSnapshots;
import shop.wishlist.WishlistCommand.AddWish;
import shop.wishlist.WishlistCommand.RemoveWish;
import shop.wishlist.WishlistEvent.WishAdded;
import shop.wishlist.WishlistEvent.WishRemoved;

class WishlistSnapshotsTest {

  private static final CustomerId C1 = new CustomerId("c1");
  private static final ProductId P1 = new ProductId("p1");

  @Provide
  Arbitrary<List<WishlistCommand>> commands() {
    var checkouts = Arbitraries.integers().between(1, 6).map(n -> new CheckoutId(n + "-1"));
    return Combinators.combine(checkouts, Arbitraries.of(true, true, false))
        .<WishlistCommand>as(
            (checkout, add) -> add ? add(checkout) : new RemoveWish(C1, add(checkout).item()))
        .list()
        .ofMaxSize(30);
  }

  private static AddWish add(CheckoutId checkout) {
    return new AddWish(C1, checkout, P1, 1, Reason.OUT_OF_STOCK);
  }

  @Property(tries = 50)
  void a_snapshot_stands_for_the_events_before_it(
      @ForAll("commands") List<WishlistCommand> commands) {
    try (var wishlists = WishlistsInMemory.start()) {
      wishlists.context().send(add(new CheckoutId("first-1")));
      commands.forEach(wishlists.context()::send);
      StoredSnapshots.standForTheEventsBeforeThem(
          Wishlist.class, wishlists.context().domainEvents());
    }
  }

  /** When this differs, the revision of the aggregate has to differ, too. */
  @Test
  void snapshots_are_stored_as_they_were_when_the_first_of_this_revision_was() {
    var first = add(new CheckoutId("101-1"));
    var second = add(new CheckoutId("102-1"));
    Approved.verify(
        WishlistSnapshotsTest.class,
        StoredSnapshots.stored(
                Wishlist.class,
                Stream.of(added(first), new WishRemoved(C1, first.item()), added(second))
                    .map(event ->
                        new GenericDomainEventMessage<>("Wishlist", first.stream(), 0, event))
                    .toList())
            + "\n");
  }

  private static WishlistEvent added(AddWish wish) {
    return new WishAdded(C1, wish.item(), wish.checkout(), P1, 1, Reason.OUT_OF_STOCK);
  }
}
