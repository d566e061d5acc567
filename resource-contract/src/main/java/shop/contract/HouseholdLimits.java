package shop.contract;

import java.util.List;

/**
 * The limits of households as other contexts may ask for them, without knowing the context that
 * keeps them.
 */
public interface HouseholdLimits {

  /**
   * Which lines a household can no longer buy, as far as the log tells. Nothing is reserved, and
   * purchases that are not in the log yet are not counted.
   *
   * @param lines one per product
   * @return one refusal for every line that does not fit
   */
  List<Refusal> refusals(HouseholdId household, List<Line> lines);

  /** Reserves all lines or none. Sent again, it is answered again and has no second effect. */
  Answer reserve(HouseholdId household, ReservationId reservation, List<Line> lines);

  /** Gives back what was reserved, because it was not bought. */
  Answer release(HouseholdId household, ReservationId reservation);

  /** Turns what was reserved into use, because it was bought. */
  Answer use(HouseholdId household, ReservationId reservation);
}
