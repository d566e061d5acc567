package shop.benchmark.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntUnaryOperator;
import org.springframework.core.io.ClassPathResource;
import shop.benchmark.Purchase;
import shop.benchmark.Workload;

/**
 * Makes a long past of a short one: the rows of checkouts that the service has really done are
 * copied again and again by SQL, each copy with carts, customers, households and identifiers of its
 * own. Products are the same in all copies: their sequences go on, and their stock goes down. What
 * is left is what a service would have left that had done all that: dense positions, tokens at the
 * end, and the snapshots of products.
 */
final class History {

  /** Checkouts in one copy. */
  static final int SEED = 500;

  /** In 10,000 checkouts, the smallest past that is asked for, there are as many. */
  private static final int COPIES_THAT_RETURN = 20;

  static final Workload WORKLOAD = new Workload(1_000, 50, false);

  private static final CopiedTable EVENTS =
      new CopiedTable(
          "domainevententry",
          "seed_event s left join seed_stream t on t.stream = s.aggregateidentifier",
          Map.of(
              "globalindex",
              "(select max(globalindex) from seed_event)"
                  + " + (copy - 1) * (select count(*) from seed_event) + s.rank",
              "aggregateidentifier",
              "replace(s.aggregateidentifier, 'past0000-', renamed)",
              "sequencenumber",
              "s.sequencenumber + case when s.shared then copy * t.events else 0 end",
              "eventidentifier",
              "md5(s.eventidentifier || copy)::uuid::text",
              "payload",
              renamedBytes("payload"),
              "metadata",
              renamedBytes("metadata")));

  private static final CopiedTable LOG =
      new CopiedTable(
          "public_log",
          "seed_log s left join seed_subject t on s.shared and t.product = s.subject",
          Map.of(
              "position",
              positionOf("s"),
              "subject",
              "replace(s.subject, 'past0000-', renamed)",
              "sequence",
              "s.sequence + case when s.shared then copy * t.events else 0 end",
              "id",
              "md5(s.id || copy)::uuid::text",
              "correlationid",
              "replace(s.correlationid, 'past0000-', renamed)",
              "data",
              """
              case when s.shared then (s.data::jsonb || jsonb_build_object(
                  'onHand', (s.data::jsonb ->> 'onHand')::bigint - copy * t.sold,
                  'available', (s.data::jsonb ->> 'available')::bigint - copy * t.sold))::text
                else replace(s.data, 'past0000-', renamed) end
              """));

  private static final CopiedTable WISHES =
      new CopiedTable(
          "waiting_wish",
          "seed_wish s",
          Map.of(
              "asked",
              positionOf("s"),
              "customer",
              "replace(s.customer, 'past0000-', renamed)",
              "item",
              "replace(s.item, 'past0000-', renamed)",
              "household",
              "replace(s.household, 'past0000-', renamed)"));

  private final String url;
  private int copies = 1;

  /** Of what the service has done in a database. */
  History(String url) throws SQLException, IOException {
    this.url = url;
    run("prepare.sql");
  }

  private static String renamedBytes(String column) {
    return "convert_to(replace(convert_from(s.%s, 'UTF8'), 'past0000-', renamed), 'UTF8')"
        .formatted(column);
  }

  private static String positionOf(String row) {
    return "(select max(position) from seed_log)"
        + " + (copy - 1) * (select count(*) from seed_log) + %s.rank".formatted(row);
  }

  /** What the service has to do first, in an empty database. */
  static List<Purchase> seed() {
    return named(SEED, "past0000-", _ -> 0);
  }

  int checkouts() {
    return copies * SEED;
  }

  int copies() {
    return copies;
  }

  /**
   * Purchases of households that have a past, by so many of them however long that past is: some
   * from everywhere in it. More households would be more strangers to a service that has just been
   * restarted, and that is another question.
   *
   * @param prefix of their carts, which have to be new ones
   */
  static List<Purchase> purchases(int count, String prefix, int copies) {
    return named(
        count, prefix, number -> number % COPIES_THAT_RETURN * copies / COPIES_THAT_RETURN);
  }

  private static List<Purchase> named(int count, String cart, IntUnaryOperator copy) {
    var named = new ArrayList<Purchase>(count);
    for (var purchase : WORKLOAD.purchases(count)) {
      var past = "past%04d-".formatted(copy.applyAsInt(named.size()));
      named.add(
          new Purchase(
              cart + purchase.cart(),
              past + purchase.customer(),
              past + purchase.household(),
              purchase.lines(),
              purchase.outcome()));
    }
    return named;
  }

  /** Copies until there are so many checkouts; before anybody else has written. */
  void growTo(int checkouts) throws SQLException, IOException {
    int last = checkouts / SEED - 1;
    var indexes = takeIndexesAway();
    var events = CompletableFuture.runAsync(() -> EVENTS.copy(url, copies, last));
    LOG.copy(url, copies, last);
    WISHES.copy(url, copies, last);
    events.join();
    copies = last + 1;
    try (var connection = DriverManager.getConnection(url)) {
      for (var index : indexes) {
        execute(connection, index);
      }
    }
    run("finish.sql");
  }

  /** To fill them afterwards takes a part of the time. */
  private List<String> takeIndexesAway() throws SQLException {
    var definitions = new ArrayList<String>();
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select indexrelid::regclass, pg_get_indexdef(indexrelid) from pg_index i where"
                    + " indrelid in ('domainevententry'::regclass, 'public_log'::regclass) and not"
                    + " exists (select 1 from pg_constraint where conindid = indexrelid)")) {
      while (row.next()) {
        execute(connection, "drop index " + row.getString(1));
        definitions.add(row.getString(2));
      }
    }
    return definitions;
  }

  private void run(String script) throws SQLException, IOException {
    try (var connection = DriverManager.getConnection(url)) {
      execute(
          connection,
          new ClassPathResource("growth/" + script).getContentAsString(StandardCharsets.UTF_8));
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
