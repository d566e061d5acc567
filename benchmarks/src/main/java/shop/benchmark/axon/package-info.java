/**
 * The checkout as Axon's reference guide teaches it: aggregates, a saga that sends commands, and
 * the framework's own event store, token store, saga store and processors on JDBC, as they come.
 *
 * <p>Forbidden: any of what {@code event-store} and the service's wiring do better. Also Spring's
 * stereotypes, because the service in this process would find them.
 */
@NullMarked
package shop.benchmark.axon;

import org.jspecify.annotations.NullMarked;
