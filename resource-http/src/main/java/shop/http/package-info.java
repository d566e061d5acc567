/**
 * How every resource behaves over HTTP, said once: commands in, revisions out, conditional writes,
 * idempotency keys, problem documents, strict JSON.
 *
 * <p>Forbidden here: any word of a single context. A controller of a context knows its commands and
 * its resource; this package knows RFC 9110, RFC 9457 and how a command is sent.
 */
@NullMarked
package shop.http;

import org.jspecify.annotations.NullMarked;
