package shop.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import shop.eventstore.StoreOnDisk.Happening.Happened;

@Timeout(60)
@ParameterizedClass
@EnumSource(Databases.class)
class OneWriterTest {

  /** Tells an event of this number. */
  private record Tell(int number) {}

  /** Tells the first event of a stream that can have only one first event. */
  private record Begin(String stream) {}

  private record Fail(RuntimeException failure) {}

  @Parameter Databases databases;
  @TempDir Path directory;
  private StoreOnDisk disk;
  private ConsequentEventStore store;
  private OneWriter writer;
  private CommandGateway gateway;
  private LeftOvers leftOvers;
  private Runnable consequence = () -> {};
  private Runnable beforeTransaction = () -> {};
  private Runnable beforeCommit = () -> {};
  private Runnable afterCommit = () -> {};
  private final Turn turn = new Turn();
  private final AtomicInteger transactions = new AtomicInteger();
  private List<CompletableFuture<Object>> answers;

  @BeforeEach
  void open() {
    disk = new StoreOnDisk(databases, directory);
    TransactionManager counting =
        () -> {
          transactions.incrementAndGet();
          beforeTransaction.run();
          return disk.committedBetween(() -> beforeCommit.run(), () -> afterCommit.run());
        };
    store =
        new ConsequentEventStore(
            disk.engine(),
            new JdbcTemplate(disk.database),
            Duration.ofHours(1),
            counting,
            turn,
            List.of("fails"),
            List.of());
    store.eventsFor("fails").subscribe(_ -> consequence.run());
    leftOvers = new LeftOvers(store);
    leftOvers.start();
    transactions.set(0);
    writer = new OneWriter(counting, turn);
    gateway = DefaultCommandGateway.builder().commandBus(writer).build();
    handle(Tell.class, command -> publish(StoreOnDisk.events(number(command), number(command))));
    handle(
        Begin.class,
        command ->
            publish(
                List.of(
                    new GenericDomainEventMessage<>(
                        "stream", ((Begin) command.getPayload()).stream(), 0, new Happened(0)))));
    handle(
        Fail.class,
        command -> {
          throw ((Fail) command.getPayload()).failure();
        });
    answers = new ArrayList<>();
  }

  @AfterEach
  void close() {
    writer.close();
    leftOvers.stop();
    disk.close();
  }

  private interface Handler {
    Object handle(CommandMessage<?> command);
  }

  private void handle(Class<?> command, Handler handler) {
    writer.subscribe(command.getName(), handler::handle);
  }

  private static int number(CommandMessage<?> command) {
    return ((Tell) command.getPayload()).number();
  }

  private String publish(List<? extends EventMessage<?>> events) {
    store.publish(events);
    return "told";
  }

  private CompletableFuture<Object> send(Object command) {
    post(command);
    return answers.getLast();
  }

  private void post(Object command) {
    answers.add(gateway.send(command).orTimeout(20, TimeUnit.SECONDS));
  }

  /** Sends while it is somebody else's turn, so that all wait at the same moment. */
  private void sendTogether(Object... commands) {
    var other = disk.begin();
    turn.takeUntilTheEndOf(other);
    for (var command : commands) {
      CompletableFuture.runAsync(() -> post(command)).join();
    }
    other.commit();
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
        .orTimeout(20, TimeUnit.SECONDS)
        .exceptionally(_ -> null)
        .join();
  }

  @Test
  void commands_that_wait_at_the_same_moment_are_one_transaction() {
    sendTogether(IntStream.range(0, 50).mapToObj(Tell::new).toArray());

    assertThat(disk.rows()).isEqualTo(50);
    assertThat(transactions).hasValue(1);
  }

  @Test
  void a_command_is_answered_when_it_is_durable() {
    var seen = send(new Tell(1)).thenApply(_ -> disk.rows());

    assertThat(seen.join()).isEqualTo(1);
  }

  @Test
  void a_command_that_fails_takes_no_other_with_it() {
    sendTogether(new Tell(1), new Fail(new IllegalStateException("no")), new Tell(2));

    assertThat(disk.rows()).isEqualTo(2);
    assertThat(answers.get(0)).isCompletedWithValue("told");
    assertThatThrownBy(answers.get(1)::join).hasRootCauseMessage("no");
    assertThat(answers.get(2)).isCompletedWithValue("told");
  }

  @Test
  void a_command_that_cannot_be_committed_takes_no_other_with_it() {
    sendTogether(new Begin("a"), new Begin("b"), new Begin("a"));

    assertThat(disk.rows()).isEqualTo(2);
    assertThat(answers.get(0)).isCompletedWithValue("told");
    assertThat(answers.get(1)).isCompletedWithValue("told");
    assertThat(answers.get(2)).isCompletedExceptionally();
  }

  /** What follows from one that begins a stream is tried until it succeeds. */
  @Test
  void a_command_whose_consequences_fail_is_done_and_they_follow_later() throws Exception {
    var failures = new CountDownLatch(5);
    consequence =
        () -> {
          failures.countDown();
          throw new IllegalStateException("not yet");
        };
    assertThat(send(new Begin("a")).join()).isEqualTo("told");
    assertThat(failures.await(20, TimeUnit.SECONDS)).isTrue();

    var succeeded = new CountDownLatch(1);
    consequence = succeeded::countDown;
    assertThat(send(new Begin("b")).join()).isEqualTo("told");

    assertThat(succeeded.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(disk.rows()).isEqualTo(2);
  }

  @Test
  void an_error_in_what_follows_from_a_command_is_like_any_other_failure() {
    var failures = new AtomicInteger();
    consequence =
        () -> {
          if (failures.incrementAndGet() < 5) {
            throw new StackOverflowError();
          }
        };

    sendTogether(new Begin("a"), new Begin("b"));

    assertThat(answers).allSatisfy(answer -> assertThat(answer).isCompletedWithValue("told"));
    await().atMost(20, TimeUnit.SECONDS).until(() -> failures.get() == 5);
    assertThat(disk.rows()).isEqualTo(2);
  }

  @Test
  void an_error_while_it_is_committed_is_the_answer_and_nothing_is_left_of_the_command() {
    beforeCommit =
        () -> {
          throw new StackOverflowError();
        };
    sendTogether(new Tell(1), new Tell(2));
    assertThat(answers)
        .allSatisfy(answer ->
            assertThatThrownBy(answer::join).hasRootCauseInstanceOf(StackOverflowError.class));
    beforeCommit = () -> {};

    assertThat(send(new Tell(3)).join()).isEqualTo("told");

    assertThat(disk.rows()).isEqualTo(1);
  }

  @Test
  void commands_whose_commit_is_not_answered_are_not_repeated() {
    afterCommit =
        () -> {
          throw new IllegalStateException("the connection is lost");
        };
    sendTogether(new Tell(1), new Begin("a"));
    assertThat(disk.rows()).isEqualTo(2);
    assertThat(transactions).hasValue(1);

    sendTogether(new Fail(new IllegalStateException("no")), new Tell(2));

    assertThat(disk.rows()).isEqualTo(3);
    assertThat(answers)
        .<Object>extracting(answer -> answer.exceptionNow().getClass())
        .containsExactly(InDoubt.class, InDoubt.class, IllegalStateException.class, InDoubt.class);
  }

  @Test
  void whoever_sends_while_the_database_is_away_is_told_so() {
    beforeTransaction =
        () -> {
          throw new IllegalStateException("away");
        };
    sendTogether(new Tell(1), new Tell(2));
    assertThat(answers)
        .allSatisfy(answer -> assertThatThrownBy(answer::join).hasRootCauseMessage("away"));
    beforeTransaction = () -> {};

    assertThat(send(new Tell(3)).join()).isEqualTo("told");
  }

  @Test
  void a_sender_that_cannot_bear_its_answer_keeps_nobody_from_his() {
    var other = disk.begin();
    turn.takeUntilTheEndOf(other);
    CompletableFuture.runAsync(
            () -> {
              writer.dispatch(
                  GenericCommandMessage.asCommandMessage(new Tell(1)),
                  (_, _) -> {
                    throw new IllegalStateException("unbearable");
                  });
              post(new Tell(2));
            })
        .join();
    other.commit();

    assertThat(answers.getFirst().join()).isEqualTo("told");
  }

  @Test
  void whoever_asks_for_what_does_not_exist_costs_the_others_nothing() {
    sendTogether(new Tell(1), new Fail(new AggregateNotFoundException("x", "none")), new Tell(2));

    assertThat(disk.rows()).isEqualTo(2);
    assertThat(answers.get(1)).isCompletedExceptionally();
    assertThat(transactions).hasValue(1);
  }

  @Test
  void a_command_that_is_sent_by_a_unit_of_work_belongs_to_it() {
    var work = disk.begin();
    assertThat(send(new Tell(1))).isCompletedWithValue("told");
    work.rollback();

    assertThat(disk.rows()).isZero();
    assertThat(send(new Tell(2)).join()).isEqualTo("told");
  }

  @Test
  void what_waits_when_the_writer_is_closed_is_still_handled() {
    var other = disk.begin();
    turn.takeUntilTheEndOf(other);
    CompletableFuture.runAsync(() -> post(new Tell(1))).join();
    var closing = CompletableFuture.runAsync(writer::close);
    other.commit();
    closing.orTimeout(20, TimeUnit.SECONDS).join();

    assertThat(answers.getFirst()).isCompletedWithValue("told");
    assertThatThrownBy(() -> post(new Tell(2)));
  }
}
