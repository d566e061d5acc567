package shop.eventstore;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates as they were last used, so that one with a long history costs nothing. They are
 * believed while a command is handled, and proven before its unit of work commits: where events
 * were applied, by the key of the table of events, which another node's events would have taken;
 * where none were, by a look into the table. What was not as believed is read anew when the command
 * is repeated. Axon takes out what a rolled back unit of work has touched.
 */
public final class CurrentAggregates implements Cache {

  /** Strong references, but no more than so many: garbage collection would empty weak ones. */
  private static final long REMEMBERED = 100_000;

  /** Where memory is small, two fifths of it are for aggregates, which take 2 kB as a rule. */
  private static final long BYTES_OF_HEAP_FOR_ONE = 5_000;

  private final EventStorageEngine engine;
  private final Turn turn;
  private final Map<Object, AggregateCacheEntry<?>> entries;

  /**
   * Aggregates of an event store.
   *
   * @param turn of those who use them
   */
  public CurrentAggregates(EventStorageEngine engine, Turn turn) {
    this(
        engine,
        turn,
        Math.min(REMEMBERED, Runtime.getRuntime().maxMemory() / BYTES_OF_HEAP_FOR_ONE));
  }

  CurrentAggregates(EventStorageEngine engine, Turn turn, long remembered) {
    this.engine = engine;
    this.turn = turn;
    this.entries = Collections.synchronizedMap(new LastUsed<>(remembered));
  }

  /**
   * What was used last. A cart is used a few times in the minutes after it was made and then never
   * again: a cache that goes by how often something was used, as Caffeine does, keeps the carts of
   * long ago and forgets the new ones.
   */
  private static final class LastUsed<V> extends LinkedHashMap<Object, V> {

    private static final long serialVersionUID = 1;

    private final long capacity;

    LastUsed(long capacity) {
      super(16, 0.75f, true);
      this.capacity = capacity;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Object, V> eldest) {
      return size() > capacity;
    }
  }

  /** What is remembered of an aggregate, for use in the current unit of work. */
  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Axon declares it
  public <K, V> @Nullable V get(K key) {
    var entry = entries.get(key);
    if (entry != null) {
      var believed = version(entry);
      CurrentUnitOfWork.get()
          .onPrepareCommit(_ -> {
            if (believed.equals(version(entry))) {
              prove(key.toString(), believed);
            }
          });
    }
    return (V) entry;
  }

  private void prove(String aggregate, Optional<Long> believed) {
    turn.awaitThoseBefore();
    var last = engine.lastSequenceNumberFor(aggregate);
    if (!last.equals(believed)) {
      entries.remove(aggregate);
      throw new ConcurrencyException(
          "%s was believed to have ended with %s, and ends with %s"
              .formatted(aggregate, believed, last));
    }
  }

  /** In memory an entry has its aggregate with it, and needs nothing to recreate it. */
  private static Optional<Long> version(AggregateCacheEntry<?> entry) {
    return Optional.ofNullable(entry.recreateAggregate(null, null, null).version());
  }

  @Override
  public void put(Object key, Object value) {
    entries.put(key, (AggregateCacheEntry<?>) value);
  }

  @Override
  public boolean putIfAbsent(Object key, Object value) {
    return entries.putIfAbsent(key, (AggregateCacheEntry<?>) value) == null;
  }

  @Override
  public boolean remove(Object key) {
    return entries.remove(key) != null;
  }

  @Override
  public boolean containsKey(Object key) {
    return entries.containsKey(key);
  }

  /** Nobody listens to this cache. */
  @Override
  public Registration registerCacheEntryListener(EntryListener listener) {
    throw new UnsupportedOperationException();
  }
}
