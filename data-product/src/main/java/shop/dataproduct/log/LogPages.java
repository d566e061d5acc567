package shop.dataproduct.log;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import shop.contract.LogQuery;
import shop.contract.ResourceEvent;
import shop.contract.Subject;

/**
 * Pages of the log. Those of one resource are found by its revisions, which are counted from 1
 * without a gap and rise with the positions; no index of their own has to be kept up for them.
 */
@Component
final class LogPages {

  /** Revisions looked at in one statement at least, once those before did not fill the page. */
  private static final int CHUNK = 1000;

  private final LogTable table;

  LogPages(LogTable table) {
    this.table = table;
  }

  List<ResourceEvent> read(LogQuery query) {
    return query.source() == null || query.subject() == null
        ? table.page(query)
        : read(query, new Subject(query.source(), query.subject()));
  }

  private List<ResourceEvent> read(LogQuery query, Subject subject) {
    long newest = table.newest(subject).map(ResourceEvent::sequence).orElse(0L);
    long last = revisions(subject, query.after(), newest);
    var page = new ArrayList<ResourceEvent>();
    long chunk = query.limit();
    while (page.size() < query.limit() && last < newest) {
      page.addAll(table.page(query, last, last + chunk));
      last += chunk;
      chunk = Math.max(chunk, CHUNK);
    }
    return page.stream().limit(query.limit()).toList();
  }

  /** How many revisions of a resource the log tells up to a position. */
  private long revisions(Subject subject, long position, long newest) {
    long told = 0;
    long atMost = position == 0 ? 0 : newest;
    while (told < atMost) {
      long middle = Math.ceilDiv(told + atMost, 2);
      if (table.position(subject, middle) <= position) {
        told = middle;
      } else {
        atMost = middle - 1;
      }
    }
    return told;
  }
}
