package shop.wishlist.resource;

import org.axonframework.eventhandling.EventMessage;
import shop.contract.ResourceEvent;
import shop.contract.ResourceJson;
import shop.testing.RecordedLog;
import shop.wishlist.WishlistEvent;

/** Tells a recorded log what happens to wish lists, as the one publisher tells the log. */
public final class PublishedWishlists {

  private final WishlistFold fold = new WishlistFold();
  private final RecordedLog log;

  public PublishedWishlists(RecordedLog log) {
    this.log = log;
  }

  public ResourceEvent tell(EventMessage<?> message) {
    var event = (WishlistEvent) message.getPayload();
    var before =
        log.latest(WishlistResource.KIND.subject(event.customer()))
            .map(newest -> ResourceJson.read(newest.data(), WishlistResource.class))
            .orElse(null);
    return log.tell(
        WishlistResource.KIND,
        event.customer(),
        fold.type(event),
        fold.next(before, event, message.getTimestamp()));
  }
}
