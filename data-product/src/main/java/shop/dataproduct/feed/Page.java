package shop.dataproduct.feed;

import java.util.List;
import shop.contract.LogQuery;
import shop.contract.ResourceEvent;
import shop.contract.ResourceLog;

/**
 * What the log answers to one question.
 *
 * @param full whether there may be more now
 * @param end the position up to which the answer is complete, where the next question begins
 */
record Page(List<ResourceEvent> events, boolean full, long end) {

  static Page read(ResourceLog log, LogQuery query) {
    // First the head: up to there, a page that is not full has all that the filters let through.
    long head = log.head();
    var events = log.read(query);
    boolean full = events.size() == query.limit();
    long last = events.isEmpty() ? query.after() : events.getLast().position();
    return new Page(events, full, full ? last : Math.max(head, last));
  }
}
