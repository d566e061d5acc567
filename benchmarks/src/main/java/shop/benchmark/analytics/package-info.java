/**
 * The log as tables, measured: how much it costs to make the analytic store of many events, how
 * large they are in it, and what questions cost, beside a table of PostgreSQL with the same events.
 */
@NullMarked
package shop.benchmark.analytics;

import org.jspecify.annotations.NullMarked;
