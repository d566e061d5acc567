package shop.householdlimit.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.contract.HouseholdId;
import shop.contract.Line;
import shop.contract.LogQuery;
import shop.contract.ProductId;
import shop.contract.ReservationId;
import shop.contract.ResourceEvent;
import shop.householdlimit.HouseholdLimitCommand.CountPurchase;
import shop.householdlimit.HouseholdLimitCommand.ReserveLimit;

class ExcessMeterTest {

  private static final ProductId PAPER = new ProductId("paper");
  private static final ProductId SOAP = new ProductId("soap");
  private static final HouseholdId H1 = new HouseholdId("h1");
  private static final HouseholdId H2 = new HouseholdId("h2");

  private final Faults faults = new Faults();
  @AutoClose private final Reactions reactions = new Reactions(faults);

  /**
   * Another handler of the same processor, which fails as often as it is told to. It has to name
   * the processor, because Axon takes the class around it for its package.
   */
  @ProcessingGroup("shop.householdlimit.reaction")
  static final class Faults {

    private int left;

    @EventHandler
    void on(ResourceEvent event) {
      if (event.type().equals("shop.householdLimit.overrun") && left-- > 0) {
        throw new IllegalStateException("as the test says");
      }
    }
  }

  @BeforeEach
  void three_of_paper_and_five_of_soap_a_week() {
    reactions.context.limit(PAPER, 3);
    reactions.context.limit(SOAP, 5);
  }

  @Test
  void without_excess_the_meter_shows_nothing_but_is_there() {
    reactions.handle(told(count(H1, "101-1", new Line(PAPER, 3), new Line(SOAP, 5))));
    assertThat(reactions.excess()).isZero();
    assertThat(reactions.meters.get("shop.household.limit.excess").meter().getId().getBaseUnit())
        .isEqualTo("pieces");
  }

  @Test
  void the_pieces_of_every_line_that_did_not_fit_are_measured() {
    reactions.handle(told(count(H1, "101-1", new Line(PAPER, 4), new Line(SOAP, 6))));
    assertThat(reactions.excess()).isEqualTo(10);
  }

  @Test
  void of_a_household_that_overruns_again_only_what_is_more_is_added() {
    reactions.handle(told(count(H1, "101-1", new Line(PAPER, 4))));
    reactions.handle(told(count(H1, "102-1", new Line(PAPER, 5))));
    reactions.handle(told(count(H1, "103-1", new Line(SOAP, 6))));
    assertThat(reactions.excess()).isEqualTo(15);
  }

  @Test
  void every_household_is_measured() {
    reactions.handle(
        told(count(H1, "101-1", new Line(PAPER, 4)), count(H2, "102-1", new Line(PAPER, 9))));
    assertThat(reactions.excess()).isEqualTo(13);
  }

  @Test
  void a_reservation_that_was_refused_is_no_excess() {
    reactions.handle(
        told(new ReserveLimit(H1, new ReservationId("101-1"), List.of(new Line(PAPER, 4)))));
    assertThat(reactions.excess()).isZero();
  }

  @Test
  void a_batch_that_is_taken_back_is_measured_only_when_it_succeeds() {
    var batch =
        told(count(H1, "101-1", new Line(PAPER, 4)), count(H2, "102-1", new Line(PAPER, 9)));
    faults.left = 2;
    for (int attempt = 1; attempt <= 2; attempt++) {
      assertThatIllegalStateException().isThrownBy(() -> reactions.handle(batch));
      assertThat(reactions.excess()).isZero();
    }
    reactions.handle(batch);
    assertThat(reactions.excess()).isEqualTo(13);
  }

  private static CountPurchase count(HouseholdId household, String name, Line... lines) {
    return new CountPurchase(household, new ReservationId(name), List.of(lines));
  }

  /** What the log tells of the commands. */
  private List<ResourceEvent> told(Object... commands) {
    var told = new ArrayList<ResourceEvent>();
    for (var command : commands) {
      long head = reactions.context.log.head();
      reactions.context.send(command);
      told.addAll(reactions.context.log.read(LogQuery.after(head, 10)));
    }
    return told;
  }
}
