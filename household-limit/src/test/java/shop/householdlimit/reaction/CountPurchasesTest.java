package shop.householdlimit.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.contract.HouseholdId;
import shop.contract.ProductId;
import shop.contract.ReservationId;
import shop.contract.ResourceEvent;
import shop.householdlimit.HouseholdLimitEvent;
import shop.householdlimit.HouseholdLimitEvent.Entry;
import shop.householdlimit.HouseholdLimitEvent.Excess;
import shop.householdlimit.HouseholdLimitEvent.LimitOverrun;
import shop.householdlimit.HouseholdLimitEvent.LimitReserved;
import shop.householdlimit.HouseholdLimitEvent.LimitUsed;

class CountPurchasesTest {

  private static final HouseholdId H1 = new HouseholdId("h1");
  private static final ProductId PAPER = new ProductId("paper");
  private static final ReservationId R1 = new ReservationId("101-1");
  private static final ReservationId R2 = new ReservationId("102-1");
  private static final String SIDE_EFFECT =
      "{\"householdLimit\":\"side-effect\",\"stock\":\"integral\"}";

  @AutoClose private final Reactions reactions = new Reactions();

  @BeforeEach
  void three_of_paper_a_week() {
    reactions.context.limit(PAPER, 3);
  }

  @Test
  void a_checkout_that_completed_without_the_limit_is_counted() {
    reactions.handle(completed("101-1", 2, SIDE_EFFECT));
    assertThat(events()).containsExactly(reserved(R1, 2), new LimitUsed(H1, R1));
  }

  @Test
  void of_two_that_completed_at_the_same_time_the_first_in_the_log_is_counted() {
    reactions.handle(completed("101-1", 2, SIDE_EFFECT), completed("102-1", 2, SIDE_EFFECT));
    assertThat(events())
        .containsExactly(
            reserved(R1, 2),
            new LimitUsed(H1, R1),
            new LimitReserved(H1, R2, List.of()),
            new LimitUsed(H1, R2),
            new LimitOverrun(H1, R2, List.of(new Excess(PAPER, 2, 3, 2, 0))));
  }

  @Test
  void a_checkout_told_twice_is_counted_once() {
    reactions.handle(completed("101-1", 2, SIDE_EFFECT));
    reactions.handle(completed("101-1", 2, SIDE_EFFECT));
    assertThat(events()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"householdLimit\":\"integral\",\"stock\":\"integral\"}",
        "{\"householdLimit\":\"integral\",\"stock\":\"side-effect\"}",
        "{\"householdLimit\":\"delegated\",\"stock\":\"integral\"}"
      })
  void a_checkout_for_which_the_limit_was_reserved_is_not_counted(String policy) {
    reactions.handle(completed("101-1", 2, policy));
    assertThat(events()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop.checkout.started",
        "shop.checkout.rejected",
        "shop.checkout.linesCancelled",
        "shop.cart.submitted"
      })
  void only_completed_checkouts_are_counted(String type) {
    reactions.handle(PublicFact.checkout(type, "101-1", lines(2), SIDE_EFFECT));
    assertThat(events()).isEmpty();
  }

  @Test
  void a_count_that_fails_is_not_passed_over() {
    var nobody =
        DefaultCommandGateway.builder().commandBus(SimpleCommandBus.builder().build()).build();
    assertThatExceptionOfType(NoHandlerForCommandException.class)
        .isThrownBy(() -> new CountPurchases(nobody).on(completed("101-1", 2, SIDE_EFFECT)));
  }

  private static ResourceEvent completed(String checkout, int quantity, String policy) {
    return PublicFact.checkout("shop.checkout.completed", checkout, lines(quantity), policy);
  }

  private static String lines(int quantity) {
    return "[{\"product\":\"paper\",\"quantity\":%d}]".formatted(quantity);
  }

  private LimitReserved reserved(ReservationId reservation, int quantity) {
    var until = reactions.context.clock.instant().plus(Duration.ofDays(7));
    return new LimitReserved(H1, reservation, List.of(new Entry(PAPER, quantity, 3, until)));
  }

  private List<Object> events() {
    return reactions.context.events().stream()
        .filter(HouseholdLimitEvent.class::isInstance)
        .toList();
  }
}
