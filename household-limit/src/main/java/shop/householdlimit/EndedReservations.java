package shop.householdlimit;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import shop.contract.ReservationId;

/**
 * How the last reservations of a household ended, so that a command that comes again is recognised.
 *
 * <p>Only so many are remembered, because a household lives longer than any memory. A command for
 * an older one cannot come: its sender ends a reservation only after the answer to it has arrived,
 * and repeats a command only while it waits for the answer to that very one. A repeat is therefore
 * overtaken at most by what the same household ends in the meantime. Nor can a purchase that is
 * only counted: its sender remembers in the transaction of the count that it has sent it.
 */
final class EndedReservations {

  static final int REMEMBERED = 256;

  enum End {
    EXCEEDED,
    RELEASED,
    USED
  }

  private LinkedHashMap<ReservationId, End> ends = new LinkedHashMap<>();

  void remember(ReservationId reservation, End end) {
    ends.putLast(reservation, end);
    if (ends.size() > REMEMBERED) {
      ends.pollFirstEntry();
    }
  }

  /** How a reservation ended; absent when it has not, or is unknown. */
  @Nullable End of(ReservationId reservation) {
    return ends.get(reservation);
  }
}
