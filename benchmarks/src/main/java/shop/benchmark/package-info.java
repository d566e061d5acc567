/**
 * The workload that every engine gets, and what an engine is: the same shop, the same carts, the
 * same outcome for each of them.
 *
 * <p>Forbidden: to know an engine. What is measured of them is in {@code run}; every engine has a
 * package of its own and knows no other.
 */
@NullMarked
package shop.benchmark;

import org.jspecify.annotations.NullMarked;
