package shop.checkout;

import java.util.List;
import shop.contract.Answer;
import shop.contract.HouseholdId;
import shop.contract.HouseholdLimits;
import shop.contract.Line;
import shop.contract.Refusal;
import shop.contract.ReservationId;

/** What the log tells of a household's limits; nothing but that is asked for by a checkout. */
record LimitsInTheLog(List<Refusal> told) implements HouseholdLimits {

  @Override
  public List<Refusal> refusals(HouseholdId household, List<Line> lines) {
    return told;
  }

  @Override
  public Answer reserve(HouseholdId household, ReservationId reservation, List<Line> lines) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Answer release(HouseholdId household, ReservationId reservation) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Answer use(HouseholdId household, ReservationId reservation) {
    throw new UnsupportedOperationException();
  }
}
