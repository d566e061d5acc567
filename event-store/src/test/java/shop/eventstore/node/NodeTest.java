package shop.eventstore.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import shop.testing.database.PostgresServer;

/** Several nodes on a real PostgreSQL. */
class NodeTest {

  /** That a survivor takes over, after it has noticed. */
  private static final Duration SOON = Duration.ofSeconds(2);

  private final DriverManagerDataSource database =
      new DriverManagerDataSource(PostgresServer.freshDatabase());
  private final JdbcTemplate jdbc = new JdbcTemplate(database);
  private final List<Node> nodes = new ArrayList<>();

  @BeforeEach
  void tables() {
    new ResourceDatabasePopulator(new ClassPathResource("db/migration/V10__active_node.sql"))
        .execute(database);
  }

  @AfterEach
  void stop() {
    nodes.forEach(Node::stop);
  }

  /** Work that is only begun when it does not run, and only ended when it does. */
  private static final class Work implements Duties {

    private final AtomicBoolean runs = new AtomicBoolean();

    @Override
    public void begin() {
      assertThat(runs.getAndSet(true)).isFalse();
    }

    @Override
    public void end() {
      assertThat(runs.getAndSet(false)).isTrue();
    }
  }

  private Node start(String name) {
    return start(name, new Work());
  }

  private Node start(String name, Duties duties) {
    return start(name, database, duties);
  }

  private Node start(String name, DataSource sessions, Duties duties) {
    var node = Node.sharing(sessions, name, () -> URI.create("http://" + name), duties);
    nodes.add(node);
    node.start();
    return node;
  }

  private DataSource sessionsWhile(AtomicBoolean reachable) {
    return new DelegatingDataSource(database) {
      @Override
      public Connection getConnection() throws SQLException {
        if (!reachable.get()) {
          throw new SQLException("no route to it");
        }
        return super.getConnection();
      }
    };
  }

  /** Ends every session but those of whoever asks, as a broken network does. */
  private void cutOff() {
    jdbc.execute(
        """
        select pg_terminate_backend(pid) from pg_locks
          where locktype = 'advisory' and pid <> pg_backend_pid()
        """);
  }

  @Test
  void the_first_is_active_when_it_has_started_and_the_others_know_where_it_is() {
    var work = new Work();
    var first = start("first", work);
    var second = start("second");

    assertThat(first.isActive()).isTrue();
    assertThat(work.runs).isTrue();
    assertThat(first.other()).isEmpty();
    assertThat(second.isActive()).isFalse();
    assertThat(second.other()).contains(URI.create("http://first"));
  }

  @Test
  void when_the_active_one_stops_another_takes_over() {
    var first = start("first");
    var work = new Work();
    var second = start("second", work);
    var third = start("third");

    first.stop();

    await().atMost(SOON).until(() -> second.isActive() || third.isActive());
    assertThat(first.isActive()).isFalse();
    assertThat(second.isActive()).isNotEqualTo(third.isActive());
    assertThat(work.runs.get()).isEqualTo(second.isActive());
  }

  @Test
  void a_node_that_comes_back_is_active_at_once_when_there_is_no_other() {
    start("first").stop();

    assertThat(start("first").isActive()).isTrue();
  }

  @Test
  void a_node_that_is_cut_off_ends_its_work_and_comes_back() {
    var work = new Work();
    var node = start("first", work);

    cutOff();

    await().atMost(SOON).until(() -> !node.isActive());
    await().atMost(SOON).until(node::isActive);
    assertThat(work.runs).isTrue();
  }

  @Test
  void work_that_cannot_begin_is_begun_again() {
    var attempts = new ArrayList<Integer>();
    var node =
        start(
            "first",
            new Duties() {
              @Override
              public void begin() {
                attempts.add(attempts.size());
                if (attempts.size() < 3) {
                  throw new IllegalStateException("not yet");
                }
              }

              @Override
              public void end() {}
            });

    assertThat(node.isActive()).isFalse();
    await().atMost(SOON).until(node::isActive);
  }

  @Test
  void work_that_has_begun_in_part_or_could_not_end_is_ended_when_the_node_is_cut_off() {
    var reachable = new AtomicBoolean(true);
    var ends = new AtomicInteger();
    var node =
        start(
            "first",
            sessionsWhile(reachable),
            new Duties() {
              @Override
              public void begin() {
                throw new IllegalStateException("not all of it");
              }

              @Override
              public void end() {
                if (ends.incrementAndGet() == 1) {
                  throw new IllegalStateException("not yet");
                }
              }
            });
    assertThat(node.isActive()).isFalse();

    reachable.set(false);
    cutOff();

    await().atMost(SOON).until(() -> ends.get() == 2);
  }

  @Test
  void a_name_belongs_to_one_process_at_a_time() {
    start("first");

    assertThatThrownBy(() -> start("first")).isInstanceOf(NodeNameInUse.class);
  }

  @Test
  void a_session_without_a_sign_of_life_ends_and_its_locks_with_it() throws Exception {
    var lease = Duration.ofMillis(500);
    var self = URI.create("http://hung");
    try (var hung = NodeSession.open(database, "hung", lease).orElseThrow();
        var next = NodeSession.open(database, "next", SOON).orElseThrow()) {
      assertThat(hung.hold(self)).isTrue();
      assertThat(next.hold(self)).isFalse();

      await().atMost(SOON).until(() -> next.hold(URI.create("http://next")));

      assertThat(next.holder()).contains(URI.create("http://next"));
      assertThat(NodeSession.open(database, "hung", lease)).isPresent();
      assertThatThrownBy(() -> hung.hold(self)).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void whoever_takes_over_ends_what_a_predecessor_hangs_in_and_nothing_else() throws Exception {
    jdbc.execute("create table written (position int primary key)");
    try (var copies = inTransaction("checkout");
        var reads = inTransaction("checkout");
        var stranger = inTransaction("psql");
        var next = NodeSession.open(named("checkout"), "next", SOON).orElseThrow()) {
      copies.createStatement().execute("insert into written values (1)");
      var copy = copies.unwrap(PGConnection.class).getCopyAPI().copyIn("copy written from stdin");
      reads.createStatement().execute("select * from written");
      stranger.createStatement().execute("insert into written values (2)");

      assertThat(next.hold(URI.create("http://next"))).isTrue();

      jdbc.setQueryTimeout(Math.toIntExact(SOON.toSeconds()));
      assertThat(jdbc.update("insert into written values (1)")).isOne();
      assertThatThrownBy(copy::endCopy).isInstanceOf(SQLException.class);
      copies.abort(Runnable::run);
      reads.commit();
      stranger.commit();
      assertThat(jdbc.queryForList("select position from written", Integer.class))
          .containsExactlyInAnyOrder(1, 2);
    }
  }

  private Connection inTransaction(String application) throws SQLException {
    var connection = named(application).getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  private DataSource named(String application) {
    var properties = new Properties();
    PGProperty.APPLICATION_NAME.set(properties, application);
    return new DriverManagerDataSource(database.getUrl(), properties);
  }

  @Test
  void an_embedded_database_has_one_node_which_is_active() {
    var work = new Work();
    var node = Node.alone(work);
    assertThat(node.isActive()).isFalse();

    node.start();

    assertThat(node.isActive()).isTrue();
    assertThat(work.runs).isTrue();
    node.stop();
    assertThat(node.isActive()).isFalse();
    assertThat(work.runs).isFalse();
  }

  @Test
  void clocks_that_are_further_apart_than_tolerated_are_refused() {
    var tolerance = Duration.ofSeconds(1);
    for (var wrong : List.of(Duration.ofSeconds(-90), Duration.ofSeconds(90))) {
      var clock = Clock.offset(Clock.systemUTC(), wrong);
      assertThatThrownBy(() -> new ClockCheck(database, clock).check(tolerance))
          .isInstanceOfSatisfying(
              ClocksDiffer.class,
              differ -> assertThat(differ.ahead()).isCloseTo(wrong, Duration.ofMillis(500)));
    }

    new ClockCheck(database, Clock.systemUTC()).check(tolerance);
  }
}
