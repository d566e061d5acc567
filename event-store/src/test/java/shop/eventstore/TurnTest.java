package shop.eventstore;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TurnTest {

  /** A unit of work in a thread of its own, in which its steps are done one after the other. */
  private static final class Worker {

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private UnitOfWork<?> unit;

    Future<?> does(Runnable step) {
      return thread.submit(step);
    }

    Future<?> begins() {
      return does(() -> unit = DefaultUnitOfWork.startAndGet(new GenericMessage<>("work")));
    }

    Future<?> commits() {
      return does(() -> unit.commit());
    }

    Future<?> rollsBack() {
      return does(() -> unit.rollback());
    }
  }

  private final Turn turn = new Turn();
  private final Worker first = new Worker();
  private final Worker second = new Worker();
  private final Worker third = new Worker();

  @BeforeEach
  void all_begin() throws Exception {
    done(first.begins());
    done(second.begins());
    done(third.begins());
  }

  @AfterEach
  void all_end() {
    first.thread.shutdownNow();
    second.thread.shutdownNow();
    third.thread.shutdownNow();
  }

  private Future<?> ahead(Worker worker) {
    return worker.does(() -> turn.takeAhead(worker.unit));
  }

  private Future<?> whole(Worker worker) {
    return worker.does(() -> turn.takeUntilTheEndOf(worker.unit));
  }

  private Future<?> decided(Worker worker) {
    return worker.does(turn::decided);
  }

  private static void done(Future<?> step) throws Exception {
    step.get(20, TimeUnit.SECONDS);
  }

  private static void waits(Future<?> step) {
    assertThatThrownBy(() -> step.get(50, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void one_decides_after_the_other() throws Exception {
    done(ahead(first));
    var other = ahead(second);
    waits(other);

    done(decided(first));
    done(other);
  }

  @Test
  void one_writes_after_the_other() throws Exception {
    done(ahead(first));
    done(decided(first));
    done(ahead(second));
    var writes = decided(second);
    waits(writes);

    done(first.commits());
    done(writes);
  }

  @Test
  void who_takes_a_whole_turn_waits_until_those_before_are_over() throws Exception {
    done(ahead(first));
    done(decided(first));
    var other = whole(second);
    waits(other);

    done(first.rollsBack());
    done(other);
    done(decided(second));
  }

  @Test
  void who_may_have_believed_what_is_taken_back_is_told_so() throws Exception {
    done(ahead(first));
    done(decided(first));
    done(ahead(second));
    done(first.rollsBack());

    assertThatThrownBy(() -> done(decided(second)))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(ConcurrencyException.class);
    var next = ahead(third);
    waits(next);

    done(second.rollsBack());
    done(next);
    done(decided(third));
  }

  @Test
  void after_one_that_is_taken_back_before_it_writes_the_next_begins_when_nobody_writes()
      throws Exception {
    done(ahead(first));
    done(decided(first));
    done(ahead(second));
    var back = second.rollsBack();
    var next = ahead(third);
    waits(back);
    waits(next);

    done(first.commits());
    done(back);
    done(next);
  }

  @Test
  void nothing_follows_any_more_when_a_unit_writes() throws Exception {
    done(ahead(first));
    done(decided(first));

    assertThatThrownBy(() -> done(whole(first))).hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_turn_is_taken_once() throws Exception {
    done(whole(first));
    done(whole(first));
    done(first.commits());

    done(whole(second));
    waits(whole(third));
  }
}
