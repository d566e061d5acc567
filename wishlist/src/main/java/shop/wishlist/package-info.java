/**
 * The wish list as a bounded context: the lines that a customer wanted and could not have, until
 * the customer takes them off.
 *
 * <p>Public here: {@link shop.wishlist.WishlistCommand} and {@link shop.wishlist.WishlistEvent}.
 * The aggregate is private. Forbidden: any other context, HTTP (that is {@code
 * shop.wishlist.resource}), and what other contexts publish (that is {@code
 * shop.wishlist.reaction}).
 */
@NullMarked
package shop.wishlist;

import org.jspecify.annotations.NullMarked;
