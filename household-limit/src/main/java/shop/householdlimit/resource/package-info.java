/**
 * Limits as the world sees them: the rule of a product and what a household uses of every rule, the
 * folds that tell inside events to them, their HTTP interface, and the port through which other
 * contexts ask for them.
 *
 * <p>Forbidden: asking an aggregate or its tables for state (what is shown comes from the log), and
 * the word checkout.
 */
@NullMarked
package shop.householdlimit.resource;

import org.jspecify.annotations.NullMarked;
