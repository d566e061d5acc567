package shop.inventory;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import shop.contract.ReservationId;

/**
 * How the last reservations of a product ended, so that a command that comes again is recognised.
 *
 * <p>Only so many are remembered, because a product lives longer than any memory. A command for an
 * older one cannot come: its sender ends a reservation only after the answer to it has arrived, and
 * repeats a command only while it waits for the answer to that very one. A repeat is therefore
 * overtaken at most by what others end of the same product in the meantime.
 *
 * <p>A return is different. It comes when a sale is undone, which may be long after the sale, so it
 * can not be refused for a sale that nobody remembers: it is believed. That it comes only once, and
 * only for what was sold, is its sender's promise.
 */
final class EndedReservations {

  static final int REMEMBERED = 256;

  enum End {
    UNAVAILABLE,
    RELEASED,
    /** Sold, whether all of it was there or some is back-ordered. */
    CONFIRMED,
    /** Sold, and the sale was undone. */
    RETURNED;

    boolean sold() {
      return this == CONFIRMED || this == RETURNED;
    }
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
