/**
 * The shop as relational tables, for the engines that only drive steps and leave the data to their
 * user.
 *
 * <p>Forbidden: to begin or end a transaction. Which steps are one transaction is what these
 * engines differ in.
 */
@NullMarked
package shop.benchmark.tables;

import org.jspecify.annotations.NullMarked;
