package shop.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.Repository;
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

/** Commands on one aggregate, decided while the ones before them are written. */
@Timeout(120)
@ParameterizedClass
@EnumSource(Databases.class)
class DecidedAheadTest {

  /** Counts what happens to it. */
  static final class Count {
    @AggregateIdentifier String id;
    private int counted;

    Count() {}

    Count(String id) {
      AggregateLifecycle.apply(new Happened(0));
    }

    int count() {
      AggregateLifecycle.apply(new Happened(counted + 1));
      return counted;
    }

    @EventSourcingHandler
    void on(Happened event) {
      id = "count";
      counted = event.number();
    }
  }

  private static final String ONE_MORE = "one more";
  private static final String HOW_MANY = "how many";
  private static final int SENDERS = 16;
  private static final int SENT = 800;

  @Parameter Databases databases;
  @TempDir Path directory;
  private StoreOnDisk disk;
  private ConsequentEventStore store;
  private Repository<Count> counts;
  private OneWriter writer;
  private CommandGateway gateway;
  private LeftOvers leftOvers;
  private Runnable beforeCommit = () -> {};
  private Runnable afterCommit = () -> {};
  private Runnable handled = () -> {};

  @BeforeEach
  void open() throws Exception {
    disk = new StoreOnDisk(databases, directory);
    TransactionManager failing =
        () -> disk.committedBetween(() -> beforeCommit.run(), () -> afterCommit.run());
    var turn = new Turn();
    var engine = disk.engine();
    store =
        new ConsequentEventStore(
            engine,
            new JdbcTemplate(disk.database),
            Duration.ofHours(1),
            failing,
            turn,
            List.of(),
            List.of());
    leftOvers = new LeftOvers(store);
    leftOvers.start();
    counts =
        EventSourcingRepository.builder(Count.class)
            .eventStore(store)
            .cache(new CurrentAggregates(engine, turn))
            .lockFactory(NullLockFactory.INSTANCE)
            .build();
    writer = new OneWriter(failing, turn);
    gateway = DefaultCommandGateway.builder().commandBus(writer).build();
    writer.subscribe(
        ONE_MORE,
        _ -> {
          int counted = counts.load("count").invoke(Count::count);
          handled.run();
          return counted;
        });
    var first = disk.begin();
    counts.newInstance(() -> new Count("count"));
    first.commit();
  }

  @AfterEach
  void close() {
    writer.close();
    leftOvers.stop();
    disk.close();
  }

  private CompletableFuture<Integer> send(String name) {
    CommandMessage<Object> command =
        new GenericCommandMessage<>(GenericCommandMessage.asCommandMessage(name), name);
    return gateway.<Integer>send(command).orTimeout(60, TimeUnit.SECONDS);
  }

  private List<Integer> stored() {
    return disk.engine()
        .readEvents("count")
        .asStream()
        .skip(1)
        .map(event -> ((Happened) event.getPayload()).number())
        .toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_command_is_decided_while_the_one_before_it_is_written_and_answered_after_it() {
    var writing = new CountDownLatch(1);
    var decided = new CountDownLatch(2);
    handled = decided::countDown;
    beforeCommit =
        () -> {
          writing.countDown();
          await(decided);
        };
    var one = send(ONE_MORE);
    await(writing);
    var two = send(ONE_MORE).thenApply(answer -> one.isDone() ? answer : -1);

    assertThat(two.join()).isEqualTo(2);
    assertThat(one.join()).isEqualTo(1);
    assertThat(stored()).containsExactly(1, 2);
  }

  @Test
  void what_is_decided_on_what_is_taken_back_is_decided_again() {
    var writing = new CountDownLatch(1);
    var decided = new CountDownLatch(2);
    handled = decided::countDown;
    beforeCommit =
        () -> {
          beforeCommit = () -> {};
          writing.countDown();
          await(decided);
          throw new IllegalStateException("the database is away for a moment");
        };
    var one = send(ONE_MORE);
    await(writing);
    var two = send(ONE_MORE);

    assertThat(two.join()).isEqualTo(1);
    assertThat(one).isCompletedExceptionally();
    assertThat(stored()).containsExactly(1);
  }

  @Test
  void what_is_only_read_is_proven_when_those_before_are_over() {
    var writing = new CountDownLatch(1);
    var read = new CountDownLatch(1);
    var readings = new AtomicInteger();
    writer.subscribe(
        HOW_MANY,
        _ -> {
          int counted = counts.load("count").invoke(count -> count.counted);
          readings.incrementAndGet();
          read.countDown();
          return counted;
        });
    beforeCommit =
        () -> {
          writing.countDown();
          await(read);
        };
    var one = send(ONE_MORE);
    await(writing);

    assertThat(send(HOW_MANY).join()).isEqualTo(1);
    assertThat(one.join()).isEqualTo(1);
    assertThat(readings).hasValue(1);
  }

  /** One in five commits fails, and one in twenty commands. */
  @Test
  void whatever_is_taken_back_each_answer_is_an_event() {
    beforeCommit = failsOnceIn(5, "a commit that fails");
    handled = failsOnceIn(20, "a command that fails");

    var answers = answers();

    assertThat(answers)
        .hasSizeGreaterThan(400)
        .isEqualTo(IntStream.rangeClosed(1, answers.size()).boxed().toList())
        .isEqualTo(stored());
  }

  /** One in five commits takes place, and nobody is told of it. */
  @Test
  void whatever_is_not_answered_happens_once() {
    afterCommit = failsOnceIn(5, "a connection that is lost");

    var answers = answers();

    assertThat(answers).hasSizeBetween(400, SENT - 1).doesNotHaveDuplicates();
    assertThat(stored()).isEqualTo(IntStream.rangeClosed(1, SENT).boxed().toList());
  }

  private static Runnable failsOnceIn(int times, String failure) {
    var random = new Random(times);
    return () -> {
      if (random.nextInt(times) == 0) {
        throw new IllegalStateException(failure);
      }
    };
  }

  /** What many senders are answered. */
  private List<Integer> answers() {
    try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          IntStream.range(0, SENDERS)
              .mapToObj(
                  _ -> CompletableFuture.supplyAsync(() -> answersTo(SENT / SENDERS), senders))
              .toList();
      return all.stream().flatMap(sender -> sender.join().stream()).sorted().toList();
    }
  }

  /** One command after the other; those that fail have none. */
  private List<Integer> answersTo(int commands) {
    return IntStream.range(0, commands)
        .mapToObj(_ -> send(ONE_MORE).handle((counted, _) -> Optional.ofNullable(counted)).join())
        .flatMap(Optional::stream)
        .toList();
  }
}
