/**
 * A small context to publish: parcels, and the vans that carry them. A van's resource follows a
 * story through two languages, as the checkout does.
 */
@NullMarked
package shop.dataproduct.parcels;

import org.jspecify.annotations.NullMarked;
