/**
 * What the commands at a shell have in common that speak to a running service: which one that is,
 * and what they say when it does not answer.
 *
 * <p>Forbidden here: what a single command is about.
 */
@NullMarked
package shop.checkout.shell;

import org.jspecify.annotations.NullMarked;
