package sinner.shop.wishlist;

import org.axonframework.spring.stereotype.Aggregate;

/** An aggregate that everybody can see. */
@Aggregate
public class PublicWishlist {}
