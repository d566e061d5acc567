/**
 * Stock as a bounded context: how many pieces of a product are on hand, and who has reserved them.
 * The stock of a product arbitrates its races: two reservations for the last piece meet in one
 * aggregate.
 *
 * <p>Public here: {@link shop.inventory.StockCommand} and {@link shop.inventory.StockEvent}. The
 * aggregate is private. Forbidden: any other context, the word checkout (who reserves is the
 * caller's business), and HTTP (that is {@code shop.inventory.resource}).
 */
@NullMarked
package shop.inventory;

import org.jspecify.annotations.NullMarked;
