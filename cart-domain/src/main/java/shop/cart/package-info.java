/**
 * The cart as a bounded context: what a customer wants to buy, and the arbiter of its submission.
 * The cart decides every race about a submission (twice at once, completed while expiring), because
 * the outcome is its own fact.
 *
 * <p>Public here: {@link shop.cart.CartCommand} and {@link shop.cart.CartEvent}. The aggregate is
 * private. Forbidden: any other context, and HTTP (that is {@code shop.cart.resource}).
 */
@NullMarked
package shop.cart;

import org.jspecify.annotations.NullMarked;
