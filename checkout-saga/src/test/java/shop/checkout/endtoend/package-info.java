/**
 * The whole service as its clients see it: over HTTP, on a real database, and nothing of its inside
 * but the switch that holds a checkout where it is.
 *
 * <p>{@link shop.checkout.endtoend.Shop} speaks to it, {@link shop.checkout.endtoend.Service}
 * starts it, {@link shop.checkout.endtoend.Database} chooses where it keeps its data.
 */
package shop.checkout.endtoend;
