/**
 * The checkout as a DBOS Transact workflow: a method whose steps are checkpointed in PostgreSQL,
 * each in the transaction of what it does.
 *
 * <p>Forbidden: a queue, which only adds polling, and steps of other kinds.
 */
@NullMarked
package shop.benchmark.dbos;

import org.jspecify.annotations.NullMarked;
