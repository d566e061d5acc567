/**
 * The public log as tables that SQL can ask. A store is an immutable file, the {@link
 * shop.dataproduct.analytics.Base}, with the log up to a position, and a tail in memory with what
 * came after it. One thread follows the log; when the tail has grown, a new base is made beside the
 * old one and takes its place. Nobody who writes waits for any of this, and whatever is broken here
 * is made anew from the log.
 *
 * <p>Forbidden here: any word of a single context. The tables follow from the records, the views
 * stand in {@code sql/views.sql} of whoever puts the contexts together.
 */
@NullMarked
package shop.dataproduct.analytics;

import org.jspecify.annotations.NullMarked;
