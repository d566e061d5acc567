/**
 * A checkout written by hand as steps: each step is a local transaction that also takes its message
 * out of a table and puts the next one in.
 *
 * <p>Forbidden: a second message before the first has had its effect; a checkout has one at a time.
 */
@NullMarked
package shop.benchmark.outbox;

import org.jspecify.annotations.NullMarked;
