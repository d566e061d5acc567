/**
 * This project: the service as its main method starts it, in this process, with everything on that
 * is on by default, the public log included, but for the analytic store, which only reads the log.
 *
 * <p>Forbidden: a configuration of its own. What is measured is what a user starts.
 */
@NullMarked
package shop.benchmark.ours;

import org.jspecify.annotations.NullMarked;
