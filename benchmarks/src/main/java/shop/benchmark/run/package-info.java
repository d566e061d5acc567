/**
 * Runs engines and says what it saw: every run in a Java process of its own and on a fresh
 * database, rounds interleaved, so that no engine has the quiet minute to itself.
 *
 * <p>Forbidden: to know how an engine works. {@link shop.benchmark.run.Contestant} names them all.
 */
@NullMarked
package shop.benchmark.run;

import org.jspecify.annotations.NullMarked;
