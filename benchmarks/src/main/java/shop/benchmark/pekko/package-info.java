/**
 * The checkout on Apache Pekko: every cart, household, product and wish list is a persistent actor,
 * and the cart leads its own checkout by asking the others. Events are in PostgreSQL by way of the
 * JDBC journal, which writes those of many actors together.
 *
 * <p>Forbidden: an effect without an event, and a second effect of a message that comes again.
 */
@NullMarked
package shop.benchmark.pekko;

import org.jspecify.annotations.NullMarked;
