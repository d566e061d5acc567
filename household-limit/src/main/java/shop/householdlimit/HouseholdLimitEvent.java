package shop.householdlimit;

import java.time.Instant;
import java.util.List;
import shop.contract.HouseholdId;
import shop.contract.ProductId;
import shop.contract.ReservationId;

/** What can have happened to the limits of a household. */
public sealed interface HouseholdLimitEvent {

  HouseholdId household();

  ReservationId reservation();

  /**
   * The entries fit and count from now on: of a reservation they are all its limited lines, of a
   * purchase that is only counted afterwards those that fit.
   *
   * @param entries at most one per product that has a rule; none when no product has one
   */
  record LimitReserved(HouseholdId household, ReservationId reservation, List<Entry> entries)
      implements HouseholdLimitEvent {}

  /**
   * Some lines did not fit, so nothing was reserved.
   *
   * @param excesses every line that did not fit
   */
  record LimitExceeded(HouseholdId household, ReservationId reservation, List<Excess> excesses)
      implements HouseholdLimitEvent {}

  /** What was reserved is given back. */
  record LimitReleased(HouseholdId household, ReservationId reservation)
      implements HouseholdLimitEvent {}

  /** What was reserved has been bought, and counts until its windows have passed. */
  record LimitUsed(HouseholdId household, ReservationId reservation)
      implements HouseholdLimitEvent {}

  /**
   * Lines were bought although they did not fit; nothing of them counts.
   *
   * @param excesses every line that did not fit, as a whole
   */
  record LimitOverrun(HouseholdId household, ReservationId reservation, List<Excess> excesses)
      implements HouseholdLimitEvent {}

  /**
   * Pieces of one product that count against its limit.
   *
   * @param quantity pieces
   * @param limit pieces within the window, as the rule said at that moment
   * @param until when the pieces no longer count, once they are used
   */
  record Entry(ProductId product, int quantity, int limit, Instant until) {}

  /**
   * A line that did not fit: more was requested, or bought, than the limit leaves beside what the
   * household has used and reserved. All numbers are pieces.
   */
  record Excess(ProductId product, int requested, int limit, int used, int reserved) {

    /** The pieces that could have been had; 0 also when a lowered limit is overdrawn. */
    public int available() {
      return Math.clamp((long) limit - used - reserved, 0, Integer.MAX_VALUE);
    }
  }
}
