/**
 * Living reports: views of the analytic store whose names begin with {@code report_}, computed when
 * somebody asks, and a page that shows them.
 *
 * <p>Forbidden here: any word of a single context. What reports there are stands in {@code
 * sql/reports.yaml}, beside the views, of whoever puts the contexts together.
 */
@NullMarked
package shop.dataproduct.report;

import org.jspecify.annotations.NullMarked;
