/**
 * The checkout as a state machine of Apache Seata's saga engine, which writes what each state has
 * done to PostgreSQL, after the local transaction of the step.
 *
 * <p>Forbidden: a transaction coordinator beside the engine. Only what the engine itself needs is
 * measured. What happens to a step whose transaction is committed and whose state is not yet
 * written is left out, too, in favour of the engine.
 */
@NullMarked
package shop.benchmark.seata;

import org.jspecify.annotations.NullMarked;
