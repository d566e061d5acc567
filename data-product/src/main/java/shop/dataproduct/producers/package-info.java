/**
 * The events of other producers: who may tell what is said by a descriptor per product, what comes
 * is checked against it, and what is accepted the publisher passes on to the log, its only place.
 *
 * <p>Forbidden here: writing the log, and any word of a single product or context.
 */
@NullMarked
package shop.dataproduct.producers;

import org.jspecify.annotations.NullMarked;
