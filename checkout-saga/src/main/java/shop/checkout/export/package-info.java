/**
 * Files of the log, {@code ./run export}: an outsider that fetches what a running service has, day
 * by day, and keeps what it has fetched.
 *
 * <p>Forbidden: everything but HTTP, and to delete anything: what is kept for how long is decided
 * by whoever owns the directory.
 */
@NullMarked
package shop.checkout.export;

import org.jspecify.annotations.NullMarked;
