package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import shop.eventstore.node.ClocksDiffer;
import shop.testing.database.PostgresServer;

/** Two processes on one PostgreSQL; the last test kills them. */
@OnItsOwn
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesTest {

  /**
   * Much less than the 10 seconds after which Axon gives up a claim, for a machine that is busy.
   */
  private static final Duration TAKEOVER = Duration.ofSeconds(8);

  /** After five seconds it is known that it hangs; for so long a node waits for its answer. */
  private static final Duration TAKEOVER_OF_A_HUNG_ONE = Duration.ofSeconds(15);

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final String URL = PostgresServer.freshDatabase();
  private static final Database DATABASE = Database.postgresql(Database.freshDirectory(), URL);

  /** The active one, until it hangs. */
  @AutoClose private static ChildService a;

  @AutoClose private static ChildService b;

  @BeforeAll
  static void start() {
    a = start("a");
    b = start("b");
  }

  private static ChildService start(String node) {
    return launch(node).ready();
  }

  private static ChildService launch(String node) {
    return ChildService.launch(DATABASE, "--shop.node=" + node);
  }

  @Test
  @Order(1)
  void what_is_written_at_one_node_is_read_and_followed_at_the_other() throws Exception {
    try (var stream = b.shop().feed().listen(0)) {
      var product = b.shop().product(10);
      var cart = a.shop().cart();

      var added = b.shop().add(cart, product, 1).is(201);

      assertThat(a.shop().get("/carts/" + cart).is(200).body()).isEqualTo(added.body());
      assertThat(b.shop().get("/carts/" + cart).is(200).body()).isEqualTo(added.body());
      assertThat(b.shop().buy(cart).at("/status").asString()).isEqualTo("completed");
      assertThat(a.shop().stock(product).at("/onHand").asInt()).isEqualTo(9);
      while (!stream.next().name().equals("shop.checkout.completed")) {
        // what came before
      }
    }
  }

  @Test
  @Order(2)
  void a_refusal_comes_through_as_it_is() {
    var cart = b.shop().cart();

    b.shop().problem(b.shop().submission(cart), 409, "CART_EMPTY");
    b.shop().problem(b.shop().add(cart, "none", -1), 400, "INVALID_BODY");
    b.shop().problem(b.shop().submission(cart, "If-Match", "\"7\""), 412, "STALE_REVISION");
  }

  @Test
  @Order(3)
  void a_second_process_with_a_node_s_name_says_so_and_ends() throws IOException {
    try (var second = launch("a")) {
      assertThat(second.end()).isNotZero();
    }
    assertThat(Files.readString(DATABASE.directory().resolve("service.log")))
        .contains("Another process works on this database under the name a.")
        .contains("--shop.node=NAME");
  }

  @Test
  @Order(4)
  void a_node_whose_clock_is_wrong_does_not_start() {
    assertThatThrownBy(() ->
            // Clocks that differ by nothing differ by too much.
            Service.start(DATABASE, "--shop.node=c", "--shop.clock-tolerance=PT-1S"))
        .hasRootCauseInstanceOf(ClocksDiffer.class);
  }

  @Test
  @Order(5)
  void one_that_hangs_in_an_append_is_replaced_and_does_no_harm_when_it_goes_on() {
    var customers = new Customers();
    customers.expect(b.shop());

    customers.buyWhile(
        b,
        atB ->
            customers.buyWhile(
                a,
                atA -> {
                  atA.more(10);
                  hangInAnAppend(a);
                  long hung = System.nanoTime();
                  atB.more(10);
                  assertThat(since(hung)).isLessThan(TAKEOVER_OF_A_HUNG_ONE);
                  a.wakeUp();
                  atA.more(10);
                }));

    customers.judge(a.shop().feed());
  }

  /** Where no time-out of PostgreSQL helps: it waits for the rest of what it is to write. */
  private static void hangInAnAppend(ChildService node) {
    try (var database = DriverManager.getConnection(URL)) {
      await()
          .pollInterval(Duration.ofMillis(10))
          .atMost(PATIENCE)
          .until(() -> {
            node.hang();
            if (waitsForMore(database)) {
              return true;
            }
            node.wakeUp();
            return false;
          });
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean waitsForMore(Connection database) throws SQLException {
    try (var statement = database.createStatement();
        var row =
            statement.executeQuery(
                """
                select 1 from pg_stat_activity
                  where datname = current_database() and backend_xid is not null
                    and state = 'active' and wait_event = 'ClientRead'
                """)) {
      return row.next();
    }
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }

  @Test
  @Order(6)
  void whoever_survives_ends_what_was_accepted_and_accepts_more() {
    var customers = new Customers();
    customers.expect(b.shop());
    var back = new AtomicReference<ChildService>();

    customers.buyUntil(
        a,
        atA -> {
          customers.buyUntil(
              b,
              atB -> {
                atA.more(20);
                atB.more(20);
              });
          // b, which has been active since a hung, has been killed
          long killed = System.nanoTime();
          atA.more(1);
          assertThat(since(killed)).isLessThan(TAKEOVER);
          back.set(start("b"));
          atA.more(20);
        });

    // a has been killed as well
    try (var survivor = back.get()) {
      customers.judge(survivor.shop().feed());
    }
  }
}
