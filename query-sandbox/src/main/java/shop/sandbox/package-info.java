/**
 * Answers strangers' SQL in processes of its own, so that whatever a statement does, the service
 * goes on: {@link shop.sandbox.Sandbox} hands a {@link shop.sandbox.Question} to a child and gets a
 * {@link shop.sandbox.Reply}, or ends the child.
 *
 * <p>Forbidden here: any word of a single context, and Spring. The room is small because all of it
 * is on the class path of a child.
 */
@NullMarked
package shop.sandbox;

import org.jspecify.annotations.NullMarked;
