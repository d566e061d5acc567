/**
 * Strangers' SQL on the analytic store. A statement runs in a process of its own, over a snapshot,
 * and whatever becomes of it is told in the words of HTTP.
 *
 * <p>Forbidden here: asking the store within the service, and any word of a single product or
 * context.
 */
@NullMarked
package shop.dataproduct.query;

import org.jspecify.annotations.NullMarked;
