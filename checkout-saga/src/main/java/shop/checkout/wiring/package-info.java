/**
 * How the rooms are put together: Axon on this database, its processors, and what they are told
 * when something fails.
 *
 * <p>Forbidden: behaviour. Whoever looks for a rule of the business is in the wrong package.
 */
@NullMarked
package shop.checkout.wiring;

import org.jspecify.annotations.NullMarked;
