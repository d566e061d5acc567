/**
 * Something to try the service with: a few products with stock and limits, and how to begin.
 *
 * <p>Forbidden: anything that a shop with products of its own would miss.
 */
@NullMarked
package shop.checkout.catalogue;

import org.jspecify.annotations.NullMarked;
