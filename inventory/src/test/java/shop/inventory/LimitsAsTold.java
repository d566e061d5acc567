package shop.inventory;

import java.util.ArrayList;
import java.util.List;
import shop.contract.Answer;
import shop.contract.HouseholdId;
import shop.contract.HouseholdLimits;
import shop.contract.Line;
import shop.contract.Refusal;
import shop.contract.ReservationId;

/** Limits that remember what they were asked and answer as the test says. */
final class LimitsAsTold implements HouseholdLimits {

  private final List<String> asked = new ArrayList<>();
  private Answer answer = new Answer.Done(7);

  /** Every question is answered like this from now on. */
  void answer(Answer answer) {
    this.answer = answer;
  }

  /** What they were asked since the test asked last. */
  List<String> asked() {
    var since = List.copyOf(asked);
    asked.clear();
    return since;
  }

  private Answer ask(String question) {
    asked.add(question);
    return answer;
  }

  @Override
  public List<Refusal> refusals(HouseholdId household, List<Line> lines) {
    throw new AssertionError("the inventory reserves, it does not only ask");
  }

  @Override
  public Answer reserve(HouseholdId household, ReservationId reservation, List<Line> lines) {
    return ask("reserve %s %s %s".formatted(household, reservation, lines));
  }

  @Override
  public Answer release(HouseholdId household, ReservationId reservation) {
    return ask("release %s %s".formatted(household, reservation));
  }

  @Override
  public Answer use(HouseholdId household, ReservationId reservation) {
    return ask("use %s %s".formatted(household, reservation));
  }
}
