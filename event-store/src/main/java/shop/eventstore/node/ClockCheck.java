package shop.eventstore.node;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Compares a node's clock with the database's, which all nodes share. Nothing is lost when they
 * differ; but events bear the time of the node that handled the command, and limits, deadlines and
 * whoever reads "as of" believe it.
 */
public final class ClockCheck {

  /** The quickest answer of a few says most. */
  private static final int LOOKS = 3;

  private final JdbcTemplate jdbc;
  private final Clock clock;

  public ClockCheck(DataSource database, Clock clock) {
    this.jdbc = new JdbcTemplate(database);
    this.clock = clock;
  }

  /**
   * How far the clock was ahead when the database told its time, which was between two readings.
   *
   * @param ahead against the middle between them
   * @param uncertainty how far they were from the middle
   */
  private record Look(Duration ahead, Duration uncertainty) {

    boolean exceeds(Duration tolerance) {
      return ahead.abs().minus(uncertainty).compareTo(tolerance) > 0;
    }
  }

  /**
   * Checks it once.
   *
   * @throws ClocksDiffer when they are certainly further apart than tolerated
   */
  public void check(Duration tolerance) {
    var best =
        Stream.generate(this::look)
            .limit(LOOKS)
            .min(Comparator.comparing(Look::uncertainty))
            .orElseThrow();
    if (best.exceeds(tolerance)) {
      throw new ClocksDiffer(best.ahead(), tolerance);
    }
  }

  private Look look() {
    var before = clock.instant();
    var theirs = databaseTime();
    var half = Duration.between(before, clock.instant()).dividedBy(2);
    return new Look(Duration.between(theirs, before.plus(half)), half);
  }

  private Instant databaseTime() {
    return Objects.requireNonNull(
            jdbc.queryForObject("select clock_timestamp()", OffsetDateTime.class))
        .toInstant();
  }
}
