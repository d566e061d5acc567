/**
 * How wish lists react to what the public log tells: lines that are cancelled after their checkout
 * become wishes, and customers are told when what they wished for is to be had.
 *
 * <p>This is the only package of the context that knows what others publish ("checkout", "stock",
 * "limit"), and it knows their public events, as JSON, never their types. Its handlers are run by
 * one processor, which reads the log from its beginning in one thread and one segment; a batch of
 * events, the commands that follow from it, the table and the place in the log are one transaction.
 *
 * <p>Forbidden: any other context's classes, and changing a wish list but by its commands.
 */
@NullMarked
package shop.wishlist.reaction;

import org.jspecify.annotations.NullMarked;
