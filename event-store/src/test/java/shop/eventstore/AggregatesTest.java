package shop.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateStreamCreationException;
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

/** The store under what Axon builds on it: aggregates, snapshots and tracking processors. */
@Timeout(60)
@ParameterizedClass
@EnumSource(Databases.class)
class AggregatesTest {

  private static final Duration NO_POLL = Duration.ofHours(1);

  /** Adds up what happens to it; its identifier is what happened first. */
  static final class Sum {
    @AggregateIdentifier private String id;
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
      id = id == null ? "sum-" + event.number() : id;
      total += event.number();
    }
  }

  /** Writes down what a processor hands to it. */
  static final class Notebook {
    private final BlockingQueue<Integer> handled;

    Notebook(BlockingQueue<Integer> handled) {
      this.handled = handled;
    }

    @EventHandler
    void on(Happened event) {
      handled.add(event.number());
    }
  }

  @Parameter Databases databases;
  @TempDir Path directory;
  @AutoClose private StoreOnDisk disk;
  private TailingEventStore store;
  private Repository<Sum> sums;

  @BeforeEach
  void open() {
    disk = new StoreOnDisk(databases, directory);
    store = disk.node(NO_POLL);
    sums = sums(store);
  }

  @Test
  void an_aggregate_comes_back_from_its_events() throws Exception {
    create(5);
    add(sums, 7);
    add(sums, 8);

    assertThat(total()).isEqualTo(20);
    assertThat(store.lastSequenceNumberFor("sum-5")).contains(2L);
    assertThat(store.lastSequenceNumberFor("sum-6")).isEmpty();
  }

  @Test
  void what_an_aggregate_said_is_told_with_its_identifier_and_version() throws Exception {
    create(5);
    add(sums, 7);
    var told = store.openStream(null);

    told.nextAvailable();

    assertThat(told.nextAvailable())
        .isInstanceOfSatisfying(
            DomainEventMessage.class,
            event -> {
              assertThat(event.getType()).isEqualTo("Sum");
              assertThat(event.getAggregateIdentifier()).isEqualTo("sum-5");
              assertThat(event.getSequenceNumber()).isEqualTo(1);
            });
  }

  @Test
  void an_event_of_nobody_belongs_to_no_aggregate() throws Exception {
    disk.commit(store, 1, 1);

    assertThat(store.openStream(null).nextAvailable()).isNotInstanceOf(DomainEventMessage.class);
  }

  @Test
  void of_two_nodes_that_change_an_aggregate_the_later_one_fails() throws Exception {
    create(5);
    var work = disk.begin();
    var loaded = sums.load("sum-5");
    elsewhere(() -> add(sums(disk.node(NO_POLL)), 1));
    loaded.execute(sum -> sum.add(2));

    assertThatThrownBy(work::commit).isInstanceOf(ConcurrencyException.class);

    assertThat(total()).isEqualTo(6);
  }

  @Test
  void an_identifier_is_used_once() throws Exception {
    create(5);

    assertThatThrownBy(() -> create(5)).isInstanceOf(AggregateStreamCreationException.class);
  }

  @Test
  void a_snapshot_stands_for_the_events_before_it() {
    publish(0, 5);
    publish(1, 7);
    store.storeSnapshot(said(0, 100));
    store.storeSnapshot(said(1, 200));
    store.storeSnapshot(said(1, 300));
    publish(2, 8);

    assertThat(numbers(store)).containsExactly(200, 8);
    assertThat(numbers(disk.node(NO_POLL))).containsExactly(200, 8);
    assertThat(disk.jdbc.sql("select count(*) from snapshotevententry").query(Long.class).single())
        .isEqualTo(1);
  }

  @Test
  void a_snapshot_that_another_process_made_is_used() {
    publish(0, 5);
    assertThat(numbers(store)).containsExactly(5);
    publish(1, 7);

    disk.node(NO_POLL).storeSnapshot(said(1, 200));

    assertThat(numbers(store)).containsExactly(200);
  }

  @Test
  void a_processor_that_is_started_again_goes_on_after_what_it_has_handled() throws Exception {
    var handled = new LinkedBlockingQueue<Integer>();
    disk.commit(store, 1, 3);
    var first = processor(handled);
    assertThat(next(handled, 3)).containsExactly(1, 2, 3);
    first.shutDown();
    disk.commit(store, 4, 5);

    var second = processor(handled);

    assertThat(next(handled, 2)).containsExactly(4, 5);
    second.shutDown();
    assertThat(handled).isEmpty();
  }

  private TrackingEventProcessor processor(BlockingQueue<Integer> handled) {
    var processor =
        TrackingEventProcessor.builder()
            .name("reader")
            .messageSource(store)
            .eventHandlerInvoker(
                SimpleEventHandlerInvoker.builder()
                    .eventHandlers(new Notebook(handled))
                    .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                    .build())
            .errorHandler(PropagatingErrorHandler.instance())
            .tokenStore(
                JdbcTokenStore.builder()
                    .connectionProvider(disk.connections)
                    .serializer(disk.serializer)
                    .nodeId("node")
                    .build())
            .transactionManager(disk.transactions)
            .trackingEventProcessorConfiguration(
                TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                    .andInitialTrackingToken(StreamableMessageSource::createTailToken))
            .build();
    processor.start();
    return processor;
  }

  private static List<Integer> next(BlockingQueue<Integer> handled, int count)
      throws InterruptedException {
    var next = new ArrayList<Integer>();
    for (int n = 0; n < count; n++) {
      next.add(handled.poll(20, TimeUnit.SECONDS));
    }
    return next;
  }

  private static Repository<Sum> sums(EventStore store) {
    return EventSourcingRepository.builder(Sum.class).eventStore(store).build();
  }

  private void create(int first) throws Exception {
    var work = disk.begin();
    sums.newInstance(() -> new Sum(first));
    work.commit();
  }

  private void add(Repository<Sum> sums, int number) {
    var work = disk.begin();
    sums.load("sum-5").execute(sum -> sum.add(number));
    work.commit();
  }

  private int total() {
    var work = disk.begin();
    int total = sums.load("sum-5").invoke(sum -> sum.total);
    work.commit();
    return total;
  }

  /** A unit of work belongs to its thread. */
  private static void elsewhere(Runnable work) {
    CompletableFuture.runAsync(work).orTimeout(20, TimeUnit.SECONDS).join();
  }

  private void publish(long version, int number) {
    var work = disk.begin();
    store.publish(said(version, number));
    work.commit();
  }

  private static GenericDomainEventMessage<Happened> said(long version, int number) {
    return new GenericDomainEventMessage<>("Sum", "sum-5", version, new Happened(number));
  }

  private static List<Integer> numbers(EventStore store) {
    return store
        .readEvents("sum-5")
        .asStream()
        .map(event -> ((Happened) event.getPayload()).number())
        .toList();
  }
}
