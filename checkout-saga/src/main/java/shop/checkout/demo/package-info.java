/**
 * A story to watch: customers who check out, one after the other, and what the service tells about
 * it. {@link shop.checkout.demo.Story} is the story, the rest is how it is played and shown.
 *
 * <p>Forbidden here: the rooms. The story is told by a client, who knows the service by its URL and
 * its JSON; only {@link shop.checkout.demo.FreshService} may start one.
 */
@NullMarked
package shop.checkout.demo;

import org.jspecify.annotations.NullMarked;
