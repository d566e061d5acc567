package shop.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.Repository;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import shop.eventstore.StoreOnDisk.Happening.Happened;

@Timeout(60)
@ParameterizedClass
@EnumSource(Databases.class)
class CurrentAggregatesTest {

  /** Adds up what happens to it. */
  static final class Sum {
    @AggregateIdentifier String id;
    private int total;

    Sum() {}

    Sum(int first) {
      AggregateLifecycle.apply(new Happened(first));
    }

    void add(int number) {
      AggregateLifecycle.apply(new Happened(number));
    }

    @EventSourcingHandler
    void on(Happened event) {
      id = "sum";
      total += event.number();
    }
  }

  @Parameter Databases databases;
  @TempDir Path directory;
  @AutoClose private StoreOnDisk disk;
  private CurrentAggregates remembered;
  private Repository<Sum> remembering;
  private Repository<Sum> elsewhere;

  @BeforeEach
  void open() throws Exception {
    disk = new StoreOnDisk(databases, directory);
    remembered = new CurrentAggregates(disk.engine(), new Turn());
    remembering =
        EventSourcingRepository.builder(Sum.class)
            .eventStore(disk.node(Duration.ofHours(1)))
            .cache(remembered)
            .build();
    elsewhere =
        EventSourcingRepository.builder(Sum.class)
            .eventStore(disk.node(Duration.ofHours(1)))
            .build();
    var work = disk.begin();
    remembering.newInstance(() -> new Sum(5));
    work.commit();
  }

  private void add(Repository<Sum> sums, int number) {
    var work = disk.begin();
    sums.load("sum").execute(sum -> sum.add(number));
    work.commit();
  }

  private void addElsewhere(int number) {
    CompletableFuture.runAsync(() -> add(elsewhere, number)).orTimeout(20, TimeUnit.SECONDS).join();
  }

  private int total() {
    var work = disk.begin();
    int total = remembering.load("sum").invoke(sum -> sum.total);
    work.commit();
    return total;
  }

  @Test
  void an_aggregate_that_is_remembered_is_not_read_again() {
    add(remembering, 7);
    disk.jdbc.sql("delete from domainevententry where sequencenumber = 0").update();

    assertThat(total()).isEqualTo(12);
    add(remembering, 1);
    assertThat(total()).isEqualTo(13);
  }

  @Test
  void of_too_many_those_are_remembered_that_were_used_last() {
    var work = disk.begin();
    var three = new CurrentAggregates(disk.engine(), new Turn(), 3);
    Object aggregate = remembered.get("sum");
    List.of("a", "b", "c").forEach(name -> three.put(name, aggregate));

    Object used = three.get("a");
    three.put("d", aggregate);

    assertThat(used).isSameAs(aggregate);
    assertThat(Stream.of("a", "b", "c", "d").filter(three::containsKey))
        .containsExactly("a", "c", "d");
    work.rollback();
  }

  @Test
  void what_another_node_has_appended_is_noticed_before_the_commit() {
    addElsewhere(1);
    assertThatThrownBy(this::total).isInstanceOf(ConcurrencyException.class);
    assertThat(total()).isEqualTo(6);

    addElsewhere(2);
    assertThatThrownBy(() -> add(remembering, 10)).isInstanceOf(ConcurrencyException.class);
    add(remembering, 10);
    assertThat(total()).isEqualTo(18);
  }

  @Test
  void what_was_rolled_back_is_not_remembered() {
    var work = disk.begin();
    remembering.load("sum").execute(sum -> sum.add(7));
    work.rollback();

    assertThat(total()).isEqualTo(5);
  }

  /** As many events by somebody else as were rolled back here: their number would not tell. */
  @Test
  void what_was_rolled_back_with_a_unit_around_it_is_not_remembered() {
    var root = disk.begin();
    var nested = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("nested"));
    remembering.load("sum").execute(sum -> sum.add(7));
    nested.commit();
    root.rollback();
    addElsewhere(100);

    assertThat(total()).isEqualTo(105);
  }

  @Test
  void what_could_not_be_committed_is_not_remembered() {
    var work = disk.begin();
    var loaded = remembering.load("sum");
    addElsewhere(100);
    loaded.execute(sum -> sum.add(7));

    assertThatThrownBy(work::commit).isInstanceOf(ConcurrencyException.class);
    assertThat(total()).isEqualTo(105);
  }
}
