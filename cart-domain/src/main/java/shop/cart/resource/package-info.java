/**
 * The cart as the world sees it: the resource, the fold that tells inside events to it, and its
 * HTTP interface.
 *
 * <p>Forbidden: asking the aggregate or its tables for state. What is shown comes from the log.
 */
@NullMarked
package shop.cart.resource;

import org.jspecify.annotations.NullMarked;
