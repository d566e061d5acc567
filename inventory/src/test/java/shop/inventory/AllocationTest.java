package shop.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.contract.Answer;
import shop.contract.HouseholdId;
import shop.contract.Line;
import shop.contract.ProductId;
import shop.contract.ReservationId;
import shop.inventory.AllocationCommand.Allocate;
import shop.inventory.AllocationCommand.ConfirmAllocation;
import shop.inventory.AllocationCommand.ReleaseAllocation;
import shop.inventory.StockCommand.ConfirmStock;
import shop.inventory.StockCommand.ReleaseStock;
import shop.inventory.StockCommand.SetStock;
import shop.inventory.StockEvent.StockConfirmed;
import shop.inventory.StockEvent.StockReleased;
import shop.inventory.StockEvent.StockReserved;
import shop.inventory.StockEvent.StockUnavailable;
import shop.testing.InMemoryContext;

class AllocationTest {

  private static final ProductId P1 = new ProductId("p1");
  private static final ProductId P2 = new ProductId("p2");
  private static final HouseholdId H1 = new HouseholdId("h1");
  private static final ReservationId R1 = new ReservationId("101-1");
  private static final List<Line> LINES = List.of(new Line(P1, 2), new Line(P2, 3));

  private static final Allocate ALLOCATE = new Allocate(H1, R1, LINES);
  private static final ReleaseAllocation RELEASE = new ReleaseAllocation(H1, R1, LINES);
  private static final ConfirmAllocation CONFIRM = new ConfirmAllocation(H1, R1, LINES);

  private static final Answer DONE = new Answer.Done(7);
  private static final Answer LIMIT_EXCEEDED =
      new Answer.Refused("HOUSEHOLD_LIMIT_EXCEEDED", "too much");

  private final LimitsAsTold limits = new LimitsAsTold();
  @AutoClose private final InMemoryContext inventory = InventoryInMemory.start(limits);
  private int before;

  @BeforeEach
  void there_are_ten_of_each() {
    inventory.send(new SetStock(P1, 10));
    inventory.send(new SetStock(P2, 10));
    look();
  }

  @Test
  void the_limit_and_then_every_line_is_reserved() {
    assertThat(inventory.send(ALLOCATE)).isEqualTo(DONE);
    assertThat(limits.asked())
        .containsExactly("reserve h1 101-1 [%s, %s]".formatted(LINES.get(0), LINES.get(1)));
    assertThat(look()).containsExactly(new StockReserved(P1, R1, 2), new StockReserved(P2, R1, 3));
  }

  @Test
  void a_line_that_is_out_of_stock_keeps_no_other_from_being_reserved() {
    inventory.send(new SetStock(P1, 1));
    look();
    assertThat(inventory.send(ALLOCATE)).isEqualTo(DONE);
    assertThat(look())
        .containsExactly(new StockUnavailable(P1, R1, 2, 1), new StockReserved(P2, R1, 3));
  }

  @Test
  void allocating_again_is_answered_again_and_has_no_second_effect() {
    inventory.sendTwice(ALLOCATE);
    assertThat(limits.asked()).hasSize(2);
  }

  @Test
  void limit_and_stock_are_released() {
    inventory.send(ALLOCATE);
    limits.asked();
    look();
    assertThat(inventory.send(RELEASE)).isEqualTo(DONE);
    assertThat(limits.asked()).containsExactly("release h1 101-1");
    assertThat(look()).containsExactly(new StockReleased(P1, R1, 2), new StockReleased(P2, R1, 3));
  }

  @Test
  void only_the_lines_that_are_named_are_released() {
    inventory.send(ALLOCATE);
    look();
    inventory.send(new ReleaseAllocation(H1, R1, List.of(new Line(P2, 3))));
    assertThat(look()).containsExactly(new StockReleased(P2, R1, 3));
  }

  @Test
  void a_limit_that_stock_was_never_asked_for_is_released_alone() {
    assertThat(inventory.send(new ReleaseAllocation(H1, R1, List.of()))).isEqualTo(DONE);
    assertThat(limits.asked()).containsExactly("release h1 101-1");
    assertThat(look()).isEmpty();
  }

  @Test
  void the_limit_is_used_and_the_stock_is_taken() {
    inventory.send(ALLOCATE);
    limits.asked();
    look();
    assertThat(inventory.send(CONFIRM)).isEqualTo(DONE);
    assertThat(limits.asked()).containsExactly("use h1 101-1");
    assertThat(look())
        .containsExactly(new StockConfirmed(P1, R1, 2), new StockConfirmed(P2, R1, 3));
  }

  @Test
  void what_the_limit_refuses_is_the_answer_and_touches_no_stock() {
    limits.answer(LIMIT_EXCEEDED);
    assertThat(inventory.send(ALLOCATE)).isEqualTo(LIMIT_EXCEEDED);
    assertThat(look()).isEmpty();
  }

  static Stream<AllocationCommand> ends() {
    return Stream.of(RELEASE, CONFIRM);
  }

  @ParameterizedTest
  @MethodSource("ends")
  void ending_again_is_answered_again_and_has_no_second_effect(AllocationCommand end) {
    inventory.send(ALLOCATE);
    inventory.sendTwice(end);
  }

  @ParameterizedTest
  @MethodSource("ends")
  void a_limit_that_disagrees_about_the_end_is_a_failure_and_touches_no_stock(
      AllocationCommand end) {
    inventory.send(ALLOCATE);
    look();
    limits.answer(new Answer.Refused("RESERVATION_ENDED", "otherwise"));
    assertThatThrownBy(() -> inventory.send(end))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("RESERVATION_ENDED");
    assertThat(look()).isEmpty();
  }

  @Test
  void a_stock_that_disagrees_about_the_end_takes_everything_back() {
    inventory.send(ALLOCATE);
    inventory.send(new ConfirmStock(P2, R1));
    look();
    assertThatThrownBy(() -> inventory.send(RELEASE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("RESERVATION_ENDED");
    assertThat(look()).isEmpty();
  }

  @Test
  void a_confirmation_of_what_was_released_takes_everything_back() {
    inventory.send(ALLOCATE);
    inventory.send(new ReleaseStock(P2, R1));
    look();
    assertThatThrownBy(() -> inventory.send(CONFIRM))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("RESERVATION_ENDED");
    assertThat(look()).isEmpty();
  }

  @Test
  void a_product_that_nobody_ever_told_of_takes_everything_back() {
    inventory.send(ALLOCATE);
    look();
    var unknown = List.of(new Line(P1, 2), new Line(new ProductId("p3"), 1));
    assertThatThrownBy(() -> inventory.send(new ConfirmAllocation(H1, R1, unknown)))
        .isInstanceOf(AggregateNotFoundException.class);
    assertThat(look()).isEmpty();
  }

  /** What has happened to stock since somebody looked last. */
  private List<Object> look() {
    var events = inventory.events();
    var since =
        events.subList(before, events.size()).stream()
            .<Object>map(message -> message.getPayload())
            .toList();
    before = events.size();
    return since;
  }
}
