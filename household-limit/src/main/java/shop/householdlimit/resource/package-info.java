/**
 * Limits as the world sees them: the rule of a product and what a household uses of every rule, the
 * folds that tell inside events to them, and their HTTP interface.
 *
 * <p>Forbidden: asking an aggregate or its tables for state. What is shown comes from the log.
 */
@NullMarked
package shop.householdlimit.resource;

import org.jspecify.annotations.NullMarked;
