package shop.eventstore;

import java.util.List;
import java.util.stream.Stream;

/**
 * All events in the order of their positions. Reading ends before the first gap that may still be
 * filled, so whoever has read a position has read everything before it, whatever clocks say and
 * however long a commit takes.
 */
final class OrderedEvents {

  private static final int PAGE = 500;

  /** Events, and whether there may be more behind them. */
  private record Page(List<StoredEvent> events, boolean full) {

    static final Page NONE = new Page(List.of(), false);
  }

  private final EventTable table;
  private final Settled settled;

  OrderedEvents(EventTable table, Settled settled) {
    this.table = table;
    this.settled = settled;
  }

  /** The events after a position, read page by page as the stream goes on. */
  Stream<StoredEvent> after(long position) {
    return Stream.iterate(page(position), page -> !page.events().isEmpty(), this::next)
        .flatMap(page -> page.events().stream());
  }

  private Page next(Page page) {
    return page.full() ? page(page.events().getLast().position()) : Page.NONE;
  }

  private Page page(long after) {
    while (true) {
      long settledBefore = settled.upTo();
      var rows = table.after(after, PAGE);
      int safe = withoutOpenGap(rows, after, settledBefore);
      if (safe == rows.size()) {
        return new Page(rows, safe == PAGE);
      }
      if (!settled.reaches(rows.get(safe).position() - 1)) {
        return new Page(rows.subList(0, safe), false);
      }
      // The gap is final now, but was perhaps not when the rows were read.
    }
  }

  /** How many rows come before the first gap that may still be filled. */
  private static int withoutOpenGap(List<StoredEvent> rows, long after, long settled) {
    long last = after;
    for (int n = 0; n < rows.size(); n++) {
      long position = rows.get(n).position();
      if (position != last + 1 && position - 1 > settled) {
        return n;
      }
      last = position;
    }
    return rows.size();
  }

  /** The position up to which everything can be read, 0 when there is nothing. */
  long head() {
    long newest = table.newest();
    return settled.reaches(newest) ? newest : table.endWithoutGap(settled.upTo());
  }
}
