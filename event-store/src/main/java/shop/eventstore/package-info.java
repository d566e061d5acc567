/**
 * How Axon keeps inside events on a database, and how its processors follow them.
 *
 * <p>Forbidden here: any context. This package knows event messages, tokens and tables, and would
 * serve any other Axon application unchanged.
 */
@NullMarked
package shop.eventstore;

import org.jspecify.annotations.NullMarked;
