/**
 * What the inventory does by itself when the public log tells of a sale: it takes what was sold
 * without having been reserved, and takes back what was cancelled afterwards.
 *
 * <p>Only here the inventory may say checkout, and it knows of one what the log tells. The package
 * is the name of an event processor, which reads the public log in its order; it commits what an
 * event leads to together with its place in the log, so every event is reacted to exactly once.
 * Forbidden: inside events of anybody, and any other context.
 */
@NullMarked
package shop.inventory.reaction;

import org.jspecify.annotations.NullMarked;
