/**
 * Real databases for tests of any module, also of those that the other test tools build on.
 *
 * <p>Forbidden: anything of ours. This module depends on no other.
 */
@NullMarked
package shop.testing.database;

import org.jspecify.annotations.NullMarked;
