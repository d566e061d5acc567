/**
 * A checkout as one local transaction: what is lost by it is everything that a saga is for, so it
 * is the measure of what a saga may cost.
 *
 * <p>Forbidden: anything durable between submission and end.
 */
@NullMarked
package shop.benchmark.plain;

import org.jspecify.annotations.NullMarked;
