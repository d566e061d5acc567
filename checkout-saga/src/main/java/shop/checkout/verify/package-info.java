/**
 * An outsider that takes the service at its word: it walks the public log over HTTP and checks what
 * the log promises.
 *
 * <p>Forbidden: everything but HTTP. What is checked here has to be visible to anybody.
 */
@NullMarked
package shop.checkout.verify;

import org.jspecify.annotations.NullMarked;
