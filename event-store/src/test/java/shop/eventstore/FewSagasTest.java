package shop.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValuesImpl;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.modelling.saga.repository.jdbc.PostgresSagaSqlSchema;
import org.junit.jupiter.api.AutoClose;
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
class FewSagasTest {

  private static final AssociationValue A = new AssociationValue("order", "a");
  private static final AssociationValue B = new AssociationValue("order", "b");

  @Parameter Databases databases;
  @TempDir Path directory;
  @AutoClose private StoreOnDisk disk;
  private FewSagas sagas;
  private final Turn turn = new Turn();
  private final AtomicInteger readings = new AtomicInteger();

  @BeforeEach
  void open() {
    disk = new StoreOnDisk(databases, directory);
    sagas = restarted();
  }

  private FewSagas restarted() {
    SagaStore<Object> rows =
        JdbcSagaStore.builder()
            .connectionProvider(disk.connections)
            .sqlSchema(new PostgresSagaSqlSchema())
            .serializer(disk.serializer)
            .build();
    return new FewSagas(
        rows, new JdbcTemplate(disk.database), disk.serializer, turn, readings::incrementAndGet);
  }

  private interface Work {
    void run();
  }

  private void commit(Work work) {
    var unit = disk.begin();
    work.run();
    unit.commit();
  }

  private void begin(String id, AssociationValue value) {
    sagas.insertSaga(Happened.class, id, new Happened(1), Set.of(value));
  }

  private void update(String id, int state, AssociationValue value) {
    sagas.updateSaga(
        Happened.class, id, new Happened(state), new AssociationValuesImpl(Set.of(value)));
  }

  private Object state(String id) {
    return sagas.loadSaga(Happened.class, id).saga();
  }

  private int rows() {
    return disk.jdbc.sql("select count(*) from sagaentry").query(Integer.class).single();
  }

  @Test
  void a_saga_that_begins_and_ends_in_one_unit_of_work_never_has_a_row() {
    commit(() -> {
      begin("1", A);
      assertThat(sagas.findSagas(Happened.class, A)).containsExactly("1");
      update("1", 2, A);
      sagas.deleteSaga(Happened.class, "1", Set.of(A));
      assertThat(sagas.findSagas(Happened.class, A)).isEmpty();
    });

    assertThat(rows()).isZero();
  }

  @Test
  void a_saga_that_lives_on_is_found_after_a_restart_as_it_was_left() {
    commit(() -> begin("1", A));
    commit(() -> update("1", 2, B));
    sagas = restarted();

    assertThat(sagas.findSagas(Happened.class, A)).isEmpty();
    assertThat(sagas.findSagas(Happened.class, B)).containsExactly("1");
    assertThat(state("1")).isEqualTo(new Happened(2));
  }

  @Test
  void nothing_is_left_of_a_saga_that_ends_later() {
    commit(() -> begin("1", A));
    commit(() -> sagas.deleteSaga(Happened.class, "1", Set.of(A)));

    assertThat(rows()).isZero();
    assertThat(
            disk.jdbc
                .sql("select count(*) from associationvalueentry")
                .query(Integer.class)
                .single())
        .isZero();
    sagas = restarted();
    assertThat(sagas.findSagas(Happened.class, A)).isEmpty();
  }

  @Test
  void nothing_is_remembered_of_a_unit_of_work_that_was_taken_back() {
    commit(() -> begin("1", A));
    UnitOfWork<?> unit = disk.begin();
    update("1", 2, A);
    begin("2", A);
    unit.rollback();
    sagas.forget();

    assertThat(sagas.findSagas(Happened.class, A)).containsExactly("1");
    assertThat(state("1")).isEqualTo(new Happened(1));
  }

  @Test
  void rows_are_read_once_and_whoever_wants_to_know_is_told_before() {
    commit(() -> begin("1", A));
    commit(() -> sagas.findSagas(Happened.class, A));

    assertThat(readings).hasValue(1);
  }

  @Test
  void a_row_is_written_after_those_before_and_does_not_keep_them_from_forgetting() {
    commit(() -> begin("1", A));
    var one = disk.begin();
    turn.takeAhead(one);
    update("1", 2, A);
    turn.decided();
    var two =
        CompletableFuture.runAsync(() -> {
          var unit = disk.begin();
          turn.takeAhead(unit);
          update("1", 3, A);
          try {
            unit.commit();
          } finally {
            sagas.forget();
          }
        });
    assertThatThrownBy(() -> two.get(50, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);

    one.onRollback(_ -> sagas.forget());
    one.rollback();

    assertThatThrownBy(two::join).hasCauseInstanceOf(ConcurrencyException.class);
    assertThat(state("1")).isEqualTo(new Happened(1));
  }
}
