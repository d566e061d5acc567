/**
 * The public log over HTTP: pages and a live stream of CloudEvents.
 *
 * <p>Forbidden here: SQL, and folding. What is shown is what the log holds; the data of an event is
 * passed on byte for byte.
 */
@NullMarked
package shop.dataproduct.feed;

import org.jspecify.annotations.NullMarked;
