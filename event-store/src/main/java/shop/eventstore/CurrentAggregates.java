package shop.eventstore;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates as they were last used, for as long as the store has no newer event of them. So an
 * aggregate with a long history costs one look into an index instead of all its events, and nobody
 * decides on what another node has overtaken. Axon takes out what a rolled back unit of work has
 * touched.
 */
public final class CurrentAggregates implements Cache {

  /** Strong references, but no more than so many: garbage collection would empty weak ones. */
  private static final int REMEMBERED = 10_000;

  private final EventStorageEngine engine;
  private final com.github.benmanes.caffeine.cache.Cache<Object, AggregateCacheEntry<?>> entries =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  public CurrentAggregates(EventStorageEngine engine) {
    this.engine = engine;
  }

  /** What is remembered of an aggregate; absent when there is something newer in the store. */
  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Axon declares it
  public <K, V> @Nullable V get(K key) {
    var entry = entries.getIfPresent(key);
    if (entry == null) {
      return null;
    }
    if (!engine.lastSequenceNumberFor(key.toString()).equals(version(entry))) {
      entries.invalidate(key);
      return null;
    }
    return (V) entry;
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
    return entries.asMap().putIfAbsent(key, (AggregateCacheEntry<?>) value) == null;
  }

  @Override
  public boolean remove(Object key) {
    return entries.asMap().remove(key) != null;
  }

  @Override
  public boolean containsKey(Object key) {
    return get(key) != null;
  }

  /** Nobody listens to this cache. */
  @Override
  public Registration registerCacheEntryListener(EntryListener listener) {
    throw new UnsupportedOperationException();
  }
}
