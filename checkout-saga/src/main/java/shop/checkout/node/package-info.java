/**
 * What this service does as one of several nodes on one database: the active one runs the
 * processors, the others hand it the writes that come to them.
 *
 * <p>Forbidden: anything of the business.
 */
@NullMarked
package shop.checkout.node;

import org.jspecify.annotations.NullMarked;
