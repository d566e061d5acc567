package shop.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * Up to where the table is final: what is not seen at a position up to there never will be.
 *
 * <p>It moves on in two steps: remember the newest position and, after that, a number above every
 * append that has drawn a position. When all appends below that number have ended, everything up to
 * that position is final. One mark covers all gaps of a long history.
 */
final class Settled {

  /**
   * A position that is final when the appends below a number have ended.
   *
   * @param position the newest that was seen
   * @param ceiling taken after it was seen
   */
  private record Mark(long position, long ceiling) {}

  private final EventTable table;
  private final Horizon horizon;
  private @Nullable Mark mark;
  private volatile long upTo;

  Settled(EventTable table, Horizon horizon) {
    this.table = table;
    this.horizon = horizon;
  }

  /** Whoever reads rows must ask before he does: what he saw earlier may not have been final. */
  long upTo() {
    return upTo;
  }

  /** Looks whether the table has become final up to a position; twice, as a mark may be old. */
  boolean reaches(long position) {
    return upTo >= position || (advance() && (upTo >= position || advance()) && upTo >= position);
  }

  /** Whether the appends have ended for which the last mark waited. */
  private synchronized boolean advance() {
    if (mark == null) {
      long newest = table.newest();
      mark = new Mark(newest, horizon.ceiling());
    }
    if (horizon.floor() < mark.ceiling()) {
      return false;
    }
    upTo = Math.max(upTo, mark.position());
    mark = null;
    return true;
  }
}
