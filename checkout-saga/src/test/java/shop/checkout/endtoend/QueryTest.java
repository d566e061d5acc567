package shop.checkout.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.checkout.sql.Sql;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** SQL over HTTP and from the shell. */
@Isolated("It looks at the clock.")
class QueryTest {

  private static final int PROCESSES = 2;
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  /** Nothing that a person would wait for, on a machine that has other things to do. */
  private static final Duration QUICK = Duration.ofMillis(500);

  private static final String ENDLESS =
      "select max(md5(a.data || b.data || c.data || d.data)) from events a, events b, events c,"
          + " events d, events e, events f, events g, events h";

  private final Shop shop =
      Service.shared("--shop.query.deadline=" + DEADLINE, "--shop.query.rows=5").shop();

  @Test
  void what_was_just_written_is_found_by_all_three_queries_of_the_idea() {
    var cart = shop.cart();
    shop.add(cart, shop.product(1), 1).is(201);

    assertThat(rows("select * from events where subject = '%s' order by seq".formatted(cart)))
        .extracting(row -> row.at("/type").asString())
        .containsExactly("shop.cart.created", "shop.cart.itemAdded");
    assertThat(rows("select * from carts where id = '%s'".formatted(cart)))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.at("/status").asString()).isEqualTo("open");
          assertThat(row.at("/total_quantity").asInt()).isOne();
        });
    assertThat(
            rows(
                """
                select subject from events
                 where type = 'shop.cart.created' and cast(occurred_at as date) = current_date
                   and subject = '%s'
                """
                    .formatted(cart)))
        .hasSize(1);
  }

  @Test
  void a_result_says_what_it_saw_and_whether_it_is_whole() {
    var head = shop.feed().head();
    var reply = ask("select unnest([1, 2, 3, 4, 5, 6]) as n");

    assertThat(Long.parseLong(reply.header("Log-Position"))).isGreaterThanOrEqualTo(head);
    assertThat(reply.header("Result-Truncated")).isEqualTo("true");
    assertThat(reply.json().at("/truncated").asBoolean()).isTrue();
    assertThat(reply.json().at("/rows").size()).isEqualTo(5);
  }

  @Test
  void csv_and_parquet_are_had_for_the_asking(@TempDir Path directory) throws Exception {
    var csv =
        ask("select 1 as a, 'x,y' as b", "Accept", "application/json;q=0.1, text/csv").is(200);
    assertThat(csv.mediaType()).isEqualTo("text/csv");
    assertThat(csv.body()).isEqualTo("a,b\r\n1,\"x,y\"\r\n");

    var request =
        shop.request(
                Shop.API + "/query",
                "Accept",
                "application/vnd.apache.parquet",
                "Content-Type",
                "application/json")
            .POST(BodyPublishers.ofString(body("select 42 as answer")));
    var parquet = shop.send(request.build(), BodyHandlers.ofByteArray());
    var file = Files.write(directory.resolve("result.parquet"), parquet.body());
    try (var database = DriverManager.getConnection("jdbc:duckdb:");
        var statement = database.createStatement();
        var rows = statement.executeQuery("select answer from '%s'".formatted(file))) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(42);
    }
    shop.problem(ask("select 1", "Accept", "image/png"), 406, "NOT_ACCEPTABLE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          selec 1                                        | 400 | QUERY_INVALID     | line 1, column 1
          select nope from events                        | 400 | QUERY_INVALID     | nope
          drop view events                               | 403 | QUERY_NOT_ALLOWED | only SELECT is allowed
          select * from read_csv('/etc/passwd')          | 403 | QUERY_NOT_ALLOWED | read_csv
          select cast(id as integer) from carts          | 422 | QUERY_FAILED      | Could not convert
          """)
  void a_statement_without_an_answer_gets_a_problem_that_says_why(
      String sql, int status, String reason, String detail) {
    shop.cart();

    var problem = shop.problem(ask(sql), status, reason);

    assertThat(problem.at("/detail").asString()).contains(detail);
  }

  @Test
  void a_body_that_is_no_question_names_the_field() {
    var problem = shop.problem(shop.post("/query", "{}"), 400, "INVALID_BODY");

    assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/sql");
  }

  @Test
  void others_are_served_as_ever_while_hostile_statements_run() throws Exception {
    var warm = latencies(List.of());
    assertThat(warm).isNotEmpty();
    try (var strangers = Executors.newVirtualThreadPerTaskExecutor()) {
      var hostile = new ArrayList<Future<Reply>>();
      for (int n = 0; n < PROCESSES; n++) {
        hostile.add(strangers.submit(() -> ask(ENDLESS)));
      }
      var latencies = latencies(hostile);

      assertThat(latencies.get(latencies.size() * 95 / 100))
          .as("95th percentile of %d writes and reads", latencies.size())
          .isLessThan(QUICK);
      for (var asked : hostile) {
        // Of many events one machine has not the time, another one not the memory.
        assertThat(asked.get().is(422).json().at("/reason").asString())
            .isIn("QUERY_TOO_SLOW", "QUERY_TOO_LARGE");
      }
    }
    assertThat(rows("select 1")).hasSize(1);
  }

  /** How long it took to write and read, again and again while something runs; sorted. */
  private List<Duration> latencies(List<Future<Reply>> running) {
    var latencies = new ArrayList<Duration>();
    do {
      long begin = System.nanoTime();
      shop.see("/carts/" + shop.cart());
      latencies.add(Duration.ofNanos(System.nanoTime() - begin));
    } while (latencies.size() < 20 || running.stream().anyMatch(asked -> !asked.isDone()));
    return latencies.stream().sorted().toList();
  }

  @Test
  void the_shell_shows_a_table_and_passes_csv_on() {
    assertThat(shell("select 1 as n, 'a' as text union all select 22, null order by 1"))
        .isEqualTo(
            """
            n   text
            --  ----
            1   a
            22
            (2 rows)
            """);
    assertThat(shell("select 1 as n", "--format=csv")).isEqualTo("n\r\n1\r\n");
    assertThat(shell("select 1 as n", "--format=json")).startsWith("{\"columns\":");
    assertThat(shell("drop view carts")).startsWith("QUERY_NOT_ALLOWED: only SELECT is allowed");
    assertThat(shell("select 1", "--format=xml")).startsWith("./run sql");
  }

  private String shell(String... arguments) {
    var terminal = new ByteArrayOutputStream();
    var out = new PrintStream(terminal, true, UTF_8);
    var all = new ArrayList<>(List.of(arguments));
    all.add("--url=" + shop.base());
    new Sql(out, out).run(all.toArray(String[]::new));
    return terminal.toString(UTF_8);
  }

  private List<JsonNode> rows(String sql) {
    return ask(sql).is(200).json().at("/rows").valueStream().toList();
  }

  private Reply ask(String sql, String... headers) {
    return shop.post("/query", body(sql), headers);
  }

  private static String body(String sql) {
    return JsonMapper.shared().createObjectNode().put("sql", sql).toString();
  }
}
