package shop.dataproduct.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import shop.contract.LogQuery;
import shop.contract.ResourceEvent;
import shop.contract.Subject;
import shop.dataproduct.parcels.ParcelEvent.Loaded;
import shop.dataproduct.parcels.ParcelEvent.Packed;
import shop.dataproduct.parcels.VanEvent.Departed;

/** Every question to the log, against the same question to the list of all its events. */
class PageProperties {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static Path directory;
  private static LogOnDisk node;
  private static List<ResourceEvent> all;

  @BeforeContainer
  static void publish() throws IOException {
    directory = Files.createTempDirectory("log");
    node = LogOnDisk.in(directory);
    var random = new Random(4711);
    for (int batch = 0; batch < 10; batch++) {
      var events = new ArrayList<EventMessage<?>>();
      for (int i = 0; i < 20; i++) {
        events.add(somethingAtSomeTime(random));
      }
      node.processor.publish(events);
    }
    all = node.all();
  }

  private static EventMessage<?> somethingAtSomeTime(Random random) {
    var id = "" + random.nextInt(6);
    var event =
        switch (random.nextInt(3)) {
          case 0 -> new Packed(id, "label");
          case 1 -> new Loaded(id, "" + random.nextInt(3));
          default -> new Departed("" + random.nextInt(3), "tour");
        };
    return new GenericEventMessage<>(
        "e" + random.nextLong(),
        event,
        MetaData.emptyInstance(),
        NOON.plusSeconds(random.nextInt(60)));
  }

  @AfterContainer
  static void close() throws IOException {
    node.close();
    try (var files = Files.list(directory)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  @Property(tries = 300)
  void a_page_is_the_first_events_after_a_position_that_match_every_filter(
      @ForAll("questions") LogQuery query) {
    assertThat(node.log.read(query))
        .isEqualTo(
            all.stream().filter(event -> matches(query, event)).limit(query.limit()).toList());
  }

  @Property(tries = 100)
  void pages_of_any_size_make_up_the_whole_log(
      @ForAll("questions") LogQuery query, @ForAll Random random) {
    var read = new ArrayList<ResourceEvent>();
    var next = query.from(0);
    List<ResourceEvent> page;
    do {
      next = limited(next, 1 + random.nextInt(40));
      page = node.log.read(next);
      read.addAll(page);
      next = page.isEmpty() ? next : next.from(page.getLast().position());
    } while (!page.isEmpty());

    var start = query.from(0);
    assertThat(read).isEqualTo(all.stream().filter(event -> matches(start, event)).toList());
  }

  @Property(tries = 300)
  void a_resource_as_it_was_is_the_last_of_its_revisions_that_had_happened_by_then(
      @ForAll("questions") LogQuery query, @ForAll @IntRange(min = -1, max = 61) int second) {
    var subject = new Subject("parcels", query.subject() == null ? "2" : query.subject());
    var time = NOON.plusSeconds(second).plusNanos(999);

    assertThat(node.log.at(subject, time))
        .isEqualTo(
            all.stream()
                .filter(event -> event.subject().equals(subject) && event.time().isBefore(time))
                .reduce((_, later) -> later));
    assertThat(node.log.at(subject, NOON.plusSeconds(86_400))).isEqualTo(node.log.latest(subject));
  }

  private static LogQuery limited(LogQuery query, int limit) {
    return new LogQuery(
        query.source(),
        query.subject(),
        query.type(),
        query.from(),
        query.to(),
        query.after(),
        limit);
  }

  private static boolean matches(LogQuery query, ResourceEvent event) {
    return event.position() > query.after() && query.admits(event);
  }

  @Provide
  static Arbitrary<LogQuery> questions() {
    var times = Arbitraries.integers().between(0, 60).map(NOON::plusSeconds).injectNull(0.5);
    return Combinators.combine(
            Arbitraries.of("parcels", "vans", "nothing").injectNull(0.5),
            Arbitraries.of("0", "1", "5", "nobody").injectNull(0.5),
            Arbitraries.of("shop.parcel.packed", "shop.parcel.loaded", "shop.van.departed")
                .injectNull(0.5),
            times,
            times,
            Arbitraries.longs().between(0, 320),
            Arbitraries.integers().between(1, 400))
        .as(LogQuery::new);
  }
}
