package shop.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import shop.cart.CartCommand.ExpireSubmission;
import shop.cart.CartEvent;
import shop.cart.CartEvent.CartSubmitted;
import shop.cart.CartEvent.SubmissionExpired;
import shop.cart.CartEvent.SubmissionRejected;
import shop.cart.CartEvent.SubmissionStarted;
import shop.contract.Answer;
import shop.contract.CartId;
import shop.contract.CustomerId;
import shop.contract.HouseholdId;
import shop.contract.Line;
import shop.contract.Policy;
import shop.contract.ProductId;
import shop.testing.SettableClock;

class SubmissionDeadlinesTest {

  private static final Duration TIME_TO_END = Duration.ofMinutes(15);
  private static final Duration A_WHILE = Duration.ofMinutes(1);
  private static final CartId A = new CartId("a");
  private static final CartId B = new CartId("b");
  private static final CartId C = new CartId("c");

  private final SettableClock clock = new SettableClock();
  private final RecordedCommands commands = new RecordedCommands();
  private SubmissionDeadlines deadlines = on(Tables.inMemory());

  private SubmissionDeadlines on(DataSource database) {
    return new SubmissionDeadlines(
        new DeadlineTable(new JdbcTemplate(database)), commands.gateway(), clock, TIME_TO_END);
  }

  /** Events of this moment and of one unit of work, as the processor hands them over. */
  private void happens(CartEvent... events) {
    var handlers = new AnnotationEventHandlerAdapter(deadlines);
    var unit =
        new BatchingUnitOfWork<EventMessage<?>>(
            Arrays.stream(events)
                .<EventMessage<?>>map(event ->
                    new GenericEventMessage<>(new GenericEventMessage<>(event), clock::instant))
                .toList());
    unit.executeWithResult(() -> handlers.handle(unit.getMessage()));
  }

  private List<Object> expired() {
    deadlines.expireDue();
    return commands.heard();
  }

  @Test
  void a_submission_that_has_not_ended_in_time_is_expired_and_no_other() {
    happens(started(A));
    clock.advance(Duration.ofMinutes(1));
    happens(started(B));

    clock.advance(TIME_TO_END.minusMinutes(1).minusMillis(1));
    assertThat(expired()).isEmpty();

    clock.advance(Duration.ofMillis(1));
    assertThat(expired()).containsExactly(expire(A));

    clock.advance(Duration.ofMinutes(1));
    assertThat(expired()).containsExactlyInAnyOrder(expire(A), expire(B));
  }

  static List<CartEvent> ends() {
    return List.of(
        new CartSubmitted(A, A.checkout(1)),
        new SubmissionRejected(A, A.checkout(1), List.of()),
        new SubmissionExpired(A, A.checkout(1)));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void a_submission_that_has_ended_is_never_expired(CartEvent end) {
    happens(started(A));
    happens(started(B));
    happens(end);

    clock.advance(TIME_TO_END);

    assertThat(expired()).containsExactly(expire(B));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void a_submission_that_ends_in_the_unit_of_work_in_which_it_began_is_never_expired(
      CartEvent end) {
    happens(started(A), started(B), end);

    clock.advance(TIME_TO_END);

    assertThat(expired()).containsExactly(expire(B));
  }

  @Test
  void a_submission_that_is_told_again_keeps_its_one_deadline() {
    happens(started(A));
    clock.advance(Duration.ofMinutes(1));
    happens(started(A));

    clock.advance(TIME_TO_END.minusMinutes(1));

    assertThat(expired()).containsExactly(expire(A));
  }

  @Test
  void every_submission_of_a_cart_has_its_own_deadline() {
    happens(started(A));
    clock.advance(TIME_TO_END.dividedBy(2));
    happens(new SubmissionRejected(A, A.checkout(1), List.of()));
    happens(started(A, 2));

    clock.advance(TIME_TO_END.dividedBy(2));
    assertThat(expired()).isEmpty();

    clock.advance(TIME_TO_END.dividedBy(2));
    assertThat(expired()).containsExactly(new ExpireSubmission(A, A.checkout(2)));
  }

  @Test
  void one_that_cannot_be_expired_holds_up_no_other_and_is_tried_again_later() {
    happens(started(A));
    happens(started(B));
    happens(started(C));
    clock.advance(TIME_TO_END);
    commands.answer(command -> {
      if (command.equals(expire(B))) {
        throw new IllegalStateException("no answer");
      }
      return new Answer.Done(1);
    });

    assertThat(expired()).containsExactlyInAnyOrder(expire(A), expire(B), expire(C));
    happens(new SubmissionExpired(A, A.checkout(1)));
    happens(new SubmissionExpired(C, C.checkout(1)));

    clock.advance(A_WHILE);
    assertThat(expired()).containsExactly(expire(B));
  }

  /** As when the processor that hears of the expiry is behind. */
  @Test
  void however_many_are_still_due_the_others_get_their_turn() {
    for (int n = 0; n < 150; n++) {
      happens(started(new CartId("before-" + n)));
    }
    clock.advance(Duration.ofMillis(1));
    happens(started(A));
    clock.advance(TIME_TO_END);

    assertThat(expired()).doesNotContain(expire(A));
    assertThat(expired()).contains(expire(A));
  }

  @Test
  void deadlines_survive_a_restart(@TempDir Path directory) {
    var database = Tables.onDisk(directory);
    deadlines = on(database);
    happens(started(A));
    happens(started(B));
    deadlines = on(database);
    happens(new CartSubmitted(B, B.checkout(1)));
    deadlines = on(database);

    clock.advance(TIME_TO_END);

    assertThat(expired()).containsExactly(expire(A));
  }

  private static SubmissionStarted started(CartId cart) {
    return started(cart, 1);
  }

  private static SubmissionStarted started(CartId cart, int n) {
    return new SubmissionStarted(
        cart,
        cart.checkout(n),
        new CustomerId("c1"),
        new HouseholdId("h1"),
        List.of(new Line(new ProductId("p1"), 1)),
        Policy.INTEGRAL);
  }

  private static ExpireSubmission expire(CartId cart) {
    return new ExpireSubmission(cart, cart.checkout(1));
  }
}
