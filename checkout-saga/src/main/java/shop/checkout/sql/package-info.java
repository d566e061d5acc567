/**
 * SQL from the shell, {@code ./run sql}: an outsider that posts a statement and shows what it is
 * answered.
 *
 * <p>Forbidden: everything but HTTP.
 */
@NullMarked
package shop.checkout.sql;

import org.jspecify.annotations.NullMarked;
