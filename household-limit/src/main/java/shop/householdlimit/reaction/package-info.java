/**
 * What the limits do about public facts: purchases that were made without asking for the limit are
 * counted afterwards, and what exceeded it is measured. The handlers follow the public log; a batch
 * of its events, what they command, and the place reached are one transaction.
 *
 * <p>Only here the context knows the word checkout, and only as the log tells it. Forbidden: any
 * other context's types, and inside events (what is reacted to is public).
 */
@NullMarked
package shop.householdlimit.reaction;

import org.jspecify.annotations.NullMarked;
