package shop.eventstore;

import com.github.benmanes.caffeine.cache.Caffeine;
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
  private static final int REMEMBERED = 50_000;

  private final EventStorageEngine engine;
  private final com.github.benmanes.caffeine.cache.Cache<Object, AggregateCacheEntry<?>> entries =
      Caffeine.newBuilder().maximumSize(REMEMBERED).executor(Runnable::run).build();

  public CurrentAggregates(EventStorageEngine engine) {
    this.engine = engine;
  }

  /** What is remembered of an aggregate, for use in the current unit of work. */
  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Axon declares it
  public <K, V> @Nullable V get(K key) {
    var entry = entries.getIfPresent(key);
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
    var last = engine.lastSequenceNumberFor(aggregate);
    if (!last.equals(believed)) {
      entries.invalidate(aggregate);
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
    return entries.asMap().putIfAbsent(key, (AggregateCacheEntry<?>) value) == null;
  }

  @Override
  public boolean remove(Object key) {
    return entries.asMap().remove(key) != null;
  }

  @Override
  public boolean containsKey(Object key) {
    return entries.getIfPresent(key) != null;
  }

  /** Nobody listens to this cache. */
  @Override
  public Registration registerCacheEntryListener(EntryListener listener) {
    throw new UnsupportedOperationException();
  }
}
