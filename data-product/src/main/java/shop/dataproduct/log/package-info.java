/**
 * The public log on a database: the one publisher that appends to it, and the reads and waits that
 * everybody else is served by, through {@link shop.contract.ResourceLog}.
 *
 * <p>Forbidden here: HTTP, CloudEvents, and any word of a single context. Forbidden elsewhere: the
 * table {@code public_log}; only {@code LogTable} speaks to it.
 */
@NullMarked
package shop.dataproduct.log;

import org.jspecify.annotations.NullMarked;
