/**
 * Which of the processes that share a database does the work, and that each of them may take part:
 * under a name of its own, and with a clock that is right.
 *
 * <p>Forbidden here: the work itself, and HTTP.
 */
@NullMarked
package shop.eventstore.node;

import org.jspecify.annotations.NullMarked;
