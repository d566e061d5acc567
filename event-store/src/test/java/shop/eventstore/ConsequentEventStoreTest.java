package shop.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
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
class ConsequentEventStoreTest {

  private static final int LAST = 4;

  @Parameter Databases databases;
  @TempDir Path directory;
  private StoreOnDisk disk;
  private ConsequentEventStore store;
  private LeftOvers leftOvers;
  private final List<List<Integer>> watched = new ArrayList<>();

  @BeforeEach
  void open() {
    disk = new StoreOnDisk(databases, directory);
    store =
        new ConsequentEventStore(
            disk.engine(),
            new JdbcTemplate(disk.database),
            Duration.ofHours(1),
            disk.transactions,
            new Turn(),
            List.of("counts on"),
            List.of("watches"));
    leftOvers = new LeftOvers(store);
    leftOvers.start();
  }

  @AfterEach
  void close() {
    leftOvers.stop();
    disk.close();
  }

  private void subscribe(String processor, Consumer<List<? extends EventMessage<?>>> handler) {
    store.eventsFor(processor).subscribe(handler);
  }

  /** Whatever number it hears, the next one follows, up to the last one. */
  private void countOn(List<? extends EventMessage<?>> events) {
    var number = number(events.getLast());
    if (number < LAST) {
      var nested = DefaultUnitOfWork.startAndGet(events.getLast());
      store.publish(StoreOnDisk.events(number + 1, number + 1));
      nested.commit();
    }
  }

  private static int number(EventMessage<?> event) {
    return ((Happened) event.getPayload()).number();
  }

  private void watch(List<? extends EventMessage<?>> events) {
    watched.add(events.stream().map(event -> number(event)).toList());
  }

  private List<Integer> stored() {
    return disk.engine().readEvents(null, false).map(StoreOnDisk::number).toList();
  }

  @Test
  void what_follows_from_an_event_is_stored_with_it_in_the_order_of_its_happening() {
    subscribe("counts on", this::countOn);
    subscribe("watches", this::watch);
    var work = disk.begin();
    store.publish(StoreOnDisk.events(1, 2));
    assertThat(stored()).isEmpty();
    work.commit();

    assertThat(stored()).containsExactly(1, 2, 3, 4);
    assertThat(watched).containsExactly(List.of(1, 2, 3, 4));
  }

  @Test
  void a_consequence_that_fails_leaves_nothing() {
    subscribe(
        "counts on",
        events -> {
          countOn(events);
          if (number(events.getLast()) == LAST) {
            throw new IllegalStateException("the last step");
          }
        });
    subscribe("watches", this::watch);

    assertThatThrownBy(() -> store.publish(StoreOnDisk.events(1, 1)))
        .hasMessageContaining("the last step");
    assertThat(stored()).isEmpty();
    assertThat(watched).isEmpty();
  }

  @Test
  void who_cannot_watch_lets_nothing_happen() {
    subscribe("counts on", this::countOn);
    subscribe(
        "watches",
        _ -> {
          throw new IllegalStateException("blind");
        });

    assertThatThrownBy(() -> store.publish(StoreOnDisk.events(1, 1))).hasMessageContaining("blind");
    assertThat(stored()).isEmpty();
  }

  @Test
  void nothing_happens_before_everybody_is_there() {
    subscribe("counts on", this::countOn);

    assertThatThrownBy(() -> store.publish(StoreOnDisk.events(1, 1)))
        .hasMessageContaining("watches");
    assertThat(stored()).isEmpty();

    subscribe("watches", this::watch);
    store.publish(StoreOnDisk.events(1, 1));
    assertThat(stored()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void who_is_there_stays() {
    subscribe("counts on", this::countOn);
    store.eventsFor("watches").subscribe(this::watch).cancel();
    store.publish(StoreOnDisk.events(LAST, LAST));

    assertThat(watched).containsExactly(List.of(LAST));
  }
}
