package shop.eventstore.node;

import java.time.Duration;

/** This machine's clock and the database's are further apart than is tolerated. */
public final class ClocksDiffer extends RuntimeException {

  private final Duration ahead;
  private final Duration tolerance;

  /**
   * What was found.
   *
   * @param ahead how far this machine is ahead of the database; negative when it is behind
   */
  ClocksDiffer(Duration ahead, Duration tolerance) {
    super("this machine's clock is " + ahead + " ahead of the database's");
    this.ahead = ahead;
    this.tolerance = tolerance;
  }

  Duration ahead() {
    return ahead;
  }

  Duration tolerance() {
    return tolerance;
  }
}
