package shop.dataproduct.analytics;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * The store's following of the log from the opening of an edition to its end, on one thread. The
 * edition in use grows; when there is a new base, another edition takes its place as soon as it has
 * as much.
 */
final class Following {

  /** As many as the log has in memory, in case it is that far behind. */
  private static final int AT_ONCE = 4096;

  /** What a batch costs hardly depends on its events, so it rests this many times as long. */
  private static final int REST = 2;

  private static final Duration SHORTEST_REST = Duration.ofMillis(50);
  private static final Duration LONGEST_REST = Duration.ofMillis(500);

  /** How long it waits for the log before it looks whether it is to end. */
  private static final Duration LOOK = Duration.ofMillis(250);

  private final Bases bases;
  private final ContractSql contract;
  private final AnalystsLog log;
  private final AnalyticStore store;
  private final Rebuilding rebuilding;
  private final Renewal renewal;
  private Edition edition;

  /** Opens an edition with the best base there is. */
  Following(
      Bases bases,
      ContractSql contract,
      AnalystsLog log,
      AnalyticStore store,
      Renewal renewal,
      Rebuilding rebuilding)
      throws SQLException, IOException {
    this.bases = bases;
    this.contract = contract;
    this.log = log;
    this.store = store;
    this.rebuilding = rebuilding;
    this.renewal = renewal;
    long head = log.head();
    rebuilding.lost();
    edition = new Edition(bases.first(), bases.directory(), contract);
    store.show(edition);
    renewIfWorthwhile(head - edition.position());
  }

  /**
   * Takes what the log has next, or the new base that is complete.
   *
   * @return how long events are to gather before the next step
   */
  Duration step() throws SQLException, ExecutionException, InterruptedException {
    var rest = Duration.ZERO;
    var full = renewal.isUnderway() && Renewal.isFull(edition.base(), edition.tailLength());
    var base = renewal.take(full ? LOOK : Duration.ZERO);
    if (base.isPresent()) {
      replaceBy(base.get());
    } else if (!full) {
      rest = grow();
    }
    if (!renewal.isUnderway() && rebuilding.begins()) {
      renewal.begin(Optional.empty());
    }
    renewIfWorthwhile(edition.tailLength());
    return rest;
  }

  private void renewIfWorthwhile(long more) {
    if (!renewal.isUnderway() && Renewal.isWorthwhile(edition.base(), more)) {
      renewal.begin(Optional.of(edition.base()));
    }
  }

  private Duration grow() throws SQLException {
    var events = log.next(edition.position(), AT_ONCE, LOOK);
    if (events.isEmpty()) {
      return Duration.ZERO;
    }
    long begun = System.nanoTime();
    edition.add(events);
    store.grown();
    return events.size() == AT_ONCE ? Duration.ZERO : rest(System.nanoTime() - begun);
  }

  private static Duration rest(long worked) {
    var rest = Duration.ofNanos(worked).multipliedBy(REST);
    return Collections.max(List.of(SHORTEST_REST, Collections.min(List.of(rest, LONGEST_REST))));
  }

  private void replaceBy(Base base) throws SQLException {
    var next = new Edition(base, bases.directory(), contract);
    try {
      while (next.position() < edition.position()) {
        next.add(log.read(next.position(), AT_ONCE));
      }
    } catch (SQLException | RuntimeException e) {
      next.retire();
      throw e;
    }
    var before = edition;
    edition = next;
    store.show(next);
    rebuilding.done();
    before.retire();
  }

  /**
   * Ends it.
   *
   * @param forGood whether its base is of no use any more
   */
  void end(boolean forGood) throws SQLException {
    store.show(null);
    if (forGood) {
      edition.retire();
    } else {
      edition.close();
    }
  }

  /** The position up to which it has come. */
  long position() {
    return edition.position();
  }
}
