/**
 * Stock as a bounded context: how many pieces of a product are on hand, who has reserved them, and
 * who has bought them and still waits. The stock of a product arbitrates its races: two
 * reservations for the last piece meet in one aggregate.
 *
 * <p>Public here: {@link shop.inventory.StockCommand}, {@link shop.inventory.StockEvent} and {@link
 * shop.inventory.AllocationCommand}. The aggregate is private. Forbidden: any other context (what a
 * household may buy is asked through {@link shop.contract.HouseholdLimits}), the word checkout (who
 * reserves is the caller's business; only {@code shop.inventory.reaction} says it), and HTTP (that
 * is {@code shop.inventory.resource}).
 */
@NullMarked
package shop.inventory;

import org.jspecify.annotations.NullMarked;
