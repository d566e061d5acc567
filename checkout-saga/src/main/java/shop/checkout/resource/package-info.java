/**
 * The checkout as the world sees it: a fold over the events of cart, household limit and inventory,
 * and the submission that starts one.
 *
 * <p>Forbidden: reading the saga. It is how a checkout gets on, not what is known about it.
 */
@NullMarked
package shop.checkout.resource;

import org.jspecify.annotations.NullMarked;
