/**
 * What runs within a child: the walls, from the outermost to the innermost, are the operating
 * system's limits ({@code Launch}), a {@link shop.sandbox.child.SealedDatabase database} that has
 * no files, extensions and settings, and an {@link shop.sandbox.child.AllowList} of what a
 * statement may say.
 *
 * <p>Forbidden here: whatever could be stolen. No network, no environment, no credentials.
 */
@NullMarked
package shop.sandbox.child;

import org.jspecify.annotations.NullMarked;
