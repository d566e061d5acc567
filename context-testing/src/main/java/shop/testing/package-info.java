/**
 * What the tests of every context share: a fold's story and the stored form of events, approved as
 * text; a context's aggregates run in memory; a controller served over a recorded log.
 *
 * <p>Forbidden here: any word of a single context, and use by anything but tests.
 */
@NullMarked
package shop.testing;

import org.jspecify.annotations.NullMarked;
