package shop.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.SimpleSerializedObject;
import shop.eventstore.StoredTypes;
import shop.eventstore.StoredTypesSerializer;

/** What an aggregate is after a snapshot and the events behind it. */
public final class StoredSnapshots {

  private StoredSnapshots() {}

  /** The snapshot of an aggregate after these events as it is stored: its type and its JSON. */
  public static String stored(Class<?> aggregate, List<? extends DomainEventMessage<?>> events) {
    var row =
        serializer(aggregate)
            .serialize(new Replay(aggregate).after(events).getPayload(), String.class);
    return "%s %s %s"
        .formatted(row.getType().getName(), row.getType().getRevision(), row.getData());
  }

  /**
   * Wherever between events a snapshot is made and stored: with the events behind it the aggregate
   * is what it is with all events.
   */
  public static void standForTheEventsBeforeThem(
      Class<?> aggregate, List<? extends DomainEventMessage<?>> events) {
    var replay = new Replay(aggregate);
    var serializer = serializer(aggregate);
    var all = HeldState.of(replay.after(events).getPayload());
    for (int count = 1; count <= events.size(); count++) {
      var snapshot = readBack(replay.after(events.subList(0, count)), serializer);
      var stream =
          DomainEventStream.concat(
              DomainEventStream.of(snapshot),
              DomainEventStream.of(events.subList(count, events.size())));
      assertThat(HeldState.of(replay.after(stream).getPayload()))
          .as("after a snapshot of the first %d events", count)
          .isEqualTo(all);
    }
  }

  private static StoredTypesSerializer serializer(Class<?> aggregate) {
    return new StoredTypesSerializer(StoredTypes.of(Set.of(), Set.of(aggregate)));
  }

  private static DomainEventMessage<?> readBack(
      DomainEventMessage<?> snapshot, StoredTypesSerializer serializer) {
    var row = serializer.serialize(snapshot.getPayload(), String.class);
    return new GenericDomainEventMessage<>(
        snapshot.getType(),
        snapshot.getAggregateIdentifier(),
        snapshot.getSequenceNumber(),
        Objects.requireNonNull(
            serializer.<String, Object>deserialize(
                new SimpleSerializedObject<>(row.getData(), String.class, row.getType()))));
  }

  /** Axon's snapshotter, asked for the snapshot itself. */
  private static final class Replay extends AggregateSnapshotter {

    private final Class<?> aggregate;

    Replay(Class<?> aggregate) {
      super(
          builder()
              .eventStore(
                  EmbeddedEventStore.builder()
                      .storageEngine(new InMemoryEventStorageEngine())
                      .build())
              .aggregateFactories(new GenericAggregateFactory<>(aggregate)));
      this.aggregate = aggregate;
    }

    DomainEventMessage<?> after(List<? extends DomainEventMessage<?>> events) {
      return after(DomainEventStream.of(events));
    }

    DomainEventMessage<?> after(DomainEventStream events) {
      return createSnapshot(aggregate, events.peek().getAggregateIdentifier(), events);
    }
  }
}
