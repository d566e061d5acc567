package sinner.shop.wishlist.reaction;

import org.axonframework.eventhandling.EventHandler;
import shop.wishlist.WishlistEvent;

/** A reaction to what is told inside only. */
public class Eavesdropper {

  @EventHandler
  void on(WishlistEvent event) {}
}
