package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shop.testing.database.PostgresServer;

/**
 * A service that began on empty tables and never learned how they grew, which is what its plans on
 * PostgreSQL are made for: a checkout reads as many rows of each table after many others as after
 * few. PostgreSQL counts what it reads, whichever way.
 */
@OnItsOwn
class RowsReadTest {

  private static final int FEW = 20;
  private static final int MANY = 8 * FEW;

  /** A whole scan for each checkout would be eight times as much. */
  private static final double TOLERANCE = 2;

  /** Rows for each checkout, of tables where it reads hardly any. */
  private static final double SLACK = 3;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void a_checkout_reads_no_more_rows_when_there_have_been_many() throws SQLException {
    var afterFew = readPerRound(FEW);
    var afterMany = readPerRound(MANY);

    assertThat(afterFew.get("waiting_wish")).isPositive();
    assertThat(afterFew.get("public_log")).isPositive();
    assertThat(afterMany)
        .allSatisfy((table, rows) ->
            assertThat(rows)
                .as(table)
                .isLessThanOrEqualTo(TOLERANCE * afterFew.getOrDefault(table, 0.0) + SLACK));
  }

  private static Map<String, Double> readPerRound(int rounds) throws SQLException {
    var url = PostgresServer.freshDatabase();
    try (var service = Service.start(Database.postgresql(Database.freshDirectory(), url))) {
      IntStream.range(0, rounds).forEach(_ -> round(service.shop()));
    }
    try (var connection = DriverManager.getConnection(url)) {
      // A session has told all that it has read when it has ended.
      await().atMost(PATIENCE).until(() -> isAlone(connection));
      return read(connection, rounds);
    }
  }

  private static boolean isAlone(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select count(*) = 1 from pg_stat_activity where datname = current_database()")) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static Map<String, Double> read(Connection connection, int rounds) throws SQLException {
    var read = new HashMap<String, Double>();
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select t.relname, t.seq_tup_read + coalesce(sum(i.idx_tup_read), 0)
                  from pg_stat_user_tables t left join pg_stat_user_indexes i using (relid)
                  group by t.relname, t.seq_tup_read
                """)) {
      while (row.next()) {
        read.put(row.getString(1), row.getDouble(2) / rounds);
      }
    }
    return read;
  }

  /**
   * One that completes, one above the limit, one out of stock; a wish that comes true, and one
   * given up.
   */
  private static void round(Shop shop) {
    var household = Shop.unique("household");
    var customer = Shop.unique("customer");
    var product = shop.product(1, 1);
    assertThat(bought(shop, customer, household, product)).isEqualTo("completed");
    assertThat(bought(shop, customer, household, product)).isEqualTo("rejected");
    var soldOut = shop.product(0);
    assertThat(bought(shop, customer, household, soldOut)).isEqualTo("rejected");
    shop.limit(product, 2).is(200);
    shop.count(soldOut, 1).is(200);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(shop.wishes(customer).at("/items").valueStream())
                .hasSize(2)
                .allMatch(item -> item.has("availableTime")));
    var wish = shop.wishes(customer).at("/items/0/id").asString();
    shop.delete("/wishlists/" + customer + "/items/" + wish).is(204);
    shop.measure(Shop.unique("device"), "2026-11-23T10:00:00Z").is(201);
    shop.limits(household);
    shop.stock(product);
    shop.get("/events?source=wishlists&subject=" + customer).is(200);
  }

  private static String bought(Shop shop, String customer, String household, String product) {
    var cart = shop.cart(customer, household);
    shop.add(cart, product, 1).is(201);
    return shop.buy(cart).at("/status").asString();
  }
}
