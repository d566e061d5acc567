package shop.eventstore;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * All sagas that live, which are few, in memory, and their rows behind them: what a unit of work
 * has changed is written once, before it commits. A saga that begins and ends within one never has
 * a row.
 *
 * <p>Nothing is remembered of a unit of work that was taken back. Whoever else writes sagas must
 * make the next one of this process be taken back, or its memory would stay behind.
 */
public final class FewSagas implements SagaStore<Object> {

  private static final String CHANGED = FewSagas.class.getName();

  private record Key(Class<?> type, AssociationValue value) {}

  private record Living(
      Class<?> type, Object saga, Set<AssociationValue> associationValues, boolean stored)
      implements Entry<Object> {

    Living changed(Object saga, Set<AssociationValue> values) {
      return new Living(type, saga, Set.copyOf(values), stored);
    }
  }

  private final SagaStore<Object> rows;
  private final JdbcTemplate jdbc;
  private final Serializer serializer;
  private final Turn turn;
  private final Runnable beforeReading;
  private final Map<String, Living> living = new HashMap<>();
  private final Map<Key, Set<String>> byValue = new HashMap<>();
  private boolean known;

  /**
   * The sagas of a database.
   *
   * @param rows where they are written, on the same database
   * @param serializer that of the rows
   * @param turn of those who use them
   * @param beforeReading makes sure that the unit of work is taken back if another node writes
   *     after this
   */
  public FewSagas(
      SagaStore<Object> rows,
      JdbcTemplate jdbc,
      Serializer serializer,
      Turn turn,
      Runnable beforeReading) {
    this.rows = rows;
    this.jdbc = jdbc;
    this.serializer = serializer;
    this.turn = turn;
    this.beforeReading = beforeReading;
  }

  /** Has to be called whenever a unit of work is taken back. */
  public synchronized void forget() {
    living.clear();
    byValue.clear();
    known = false;
  }

  private void know() {
    if (!known) {
      beforeReading.run();
      jdbc.query(
          "select sagaid, sagatype from sagaentry",
          row -> {
            var id = row.getString("sagaid");
            read(
                id,
                serializer.classForType(new SimpleSerializedType(row.getString("sagatype"), null)));
          });
      known = true;
    }
  }

  private void read(String id, Class<?> type) {
    var entry = rows.loadSaga(type, id);
    remember(id, new Living(type, entry.saga(), Set.copyOf(entry.associationValues()), true));
  }

  private void remember(String id, Living saga) {
    living.put(id, saga);
    for (var value : saga.associationValues()) {
      byValue.computeIfAbsent(new Key(saga.type(), value), _ -> new HashSet<>()).add(id);
    }
  }

  private @Nullable Living remove(String id) {
    var saga = living.remove(id);
    if (saga != null) {
      for (var value : saga.associationValues()) {
        byValue.computeIfPresent(
            new Key(saga.type(), value),
            (_, ids) -> {
              ids.remove(id);
              return ids.isEmpty() ? null : ids;
            });
      }
    }
    return saga;
  }

  @Override
  public synchronized Set<String> findSagas(Class<?> type, AssociationValue value) {
    know();
    return Set.copyOf(byValue.getOrDefault(new Key(type, value), Set.of()));
  }

  @Override
  @SuppressWarnings("unchecked") // it was stored as one of this type
  public synchronized <S> @Nullable Entry<S> loadSaga(Class<S> type, String id) {
    know();
    return (Entry<S>) living.get(id);
  }

  @Override
  public synchronized void insertSaga(
      Class<?> type, String id, Object saga, Set<AssociationValue> values) {
    know();
    remember(id, new Living(type, saga, Set.copyOf(values), false));
    changed().add(id);
  }

  @Override
  public synchronized void updateSaga(
      Class<?> type, String id, Object saga, AssociationValues values) {
    var before = remove(id);
    if (before == null) {
      throw new IllegalStateException("no saga " + id);
    }
    remember(id, before.changed(saga, values.asSet()));
    changed().add(id);
  }

  @Override
  public void deleteSaga(Class<?> type, String id, Set<AssociationValue> values) {
    var before = end(id);
    if (before != null && before.stored()) {
      turn.awaitThoseBefore();
      rows.deleteSaga(type, id, values);
    }
  }

  private synchronized @Nullable Living end(String id) {
    know();
    return remove(id);
  }

  private Set<String> changed() {
    var unit = CurrentUnitOfWork.get().root();
    return unit.getOrComputeResource(
        CHANGED,
        _ -> {
          var changed = new LinkedHashSet<String>();
          unit.onPrepareCommit(_ -> write(changed));
          return changed;
        });
  }

  /** Whoever is before this unit of work may have to forget, and is not to wait for it. */
  private void write(Set<String> changed) {
    var living = living(changed);
    if (!living.isEmpty()) {
      turn.awaitThoseBefore();
      living.forEach(this::write);
    }
  }

  private synchronized Map<String, Living> living(Set<String> ids) {
    var found = new LinkedHashMap<String, Living>();
    for (var id : ids) {
      var saga = living.get(id);
      if (saga != null) {
        found.put(id, saga);
      }
    }
    return found;
  }

  private void write(String id, Living saga) {
    if (saga.stored()) {
      rows.deleteSaga(saga.type(), id, saga.associationValues());
    }
    rows.insertSaga(saga.type(), id, saga.saga(), saga.associationValues());
    written(id, saga);
  }

  private synchronized void written(String id, Living saga) {
    living.put(id, new Living(saga.type(), saga.saga(), saga.associationValues(), true));
  }
}
