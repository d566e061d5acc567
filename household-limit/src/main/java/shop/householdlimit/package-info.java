/**
 * What a household may buy, as a bounded context: a rule per product, and per household what it has
 * reserved and used of every rule. Households arbitrate their own races: two reservations for the
 * last piece meet in one aggregate.
 *
 * <p>Public here: the commands, the events, {@link shop.householdlimit.Window}, and the port {@link
 * shop.householdlimit.LimitRules} through which a household learns the rules. The aggregates are
 * private. Forbidden: any other context, the word checkout (who reserves or buys is the caller's
 * business; only {@code shop.householdlimit.reaction} knows it), and HTTP (that is {@code
 * shop.householdlimit.resource}).
 */
@NullMarked
package shop.householdlimit;

import org.jspecify.annotations.NullMarked;
