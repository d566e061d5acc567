package shop.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a well-behaved statement is answered, and in what kind of process. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long MEMORY = 512L << 20;
  private static final int ROWS = 100;
  private static final int LEAST_NICE = 19;

  private static final String ENDLESS =
      "select max(md5(a.data || b.data || c.data || d.data)) from events a, events b, events c,"
          + " events d";

  private Path directory;
  private Shelf shelf;
  @AutoClose private Sandbox sandbox;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    this.directory = directory;
    shelf = Shelf.in(directory);
    sandbox = new Sandbox(new Limits(2, MEMORY, PATIENCE, ROWS, 20_000));
  }

  @Test
  void json_has_columns_and_rows_and_says_whether_it_is_whole() throws Exception {
    assertThat(text(shelf.json("select subject, position, occurred_at, data from events limit 1")))
        .isEqualTo(
            """
            {"columns":[{"name":"subject","type":"VARCHAR"},{"name":"position","type":"BIGINT"},\
            {"name":"occurred_at","type":"TIMESTAMP"},{"name":"data","type":"JSON"}],\
            "rows":[{"subject":"0","position":1,"occurred_at":"2026-01-01T00:00:00Z",\
            "data":{"id":"0","quantity":0}}],"truncated":false}\
            """);
  }

  @Test
  void every_type_has_a_form() throws Exception {
    assertThat(
            rows(
                """
                select 1 as a, 2 as a, [1, null] as list, {'b': date '2026-01-02'} as struct,
                  map {'k': timestamptz '2026-01-01 00:00:00+02'} as map, time '10:00' as time,
                  1.50::decimal(10,2) as dec, 12345678901234567890123::hugeint as huge,
                  'x'::blob as blob, 'nan'::double as nan, null as nothing, true as yes,
                  interval 1 day as day, 'ü"\n' as text
                """))
        .isEqualTo(
            """
            {"a":1,"a_1":2,"list":[1,null],"struct":{"b":"2026-01-02"},\
            "map":{"k":"2025-12-31T22:00:00Z"},"time":"10:00","dec":1.50,\
            "huge":12345678901234567890123,"blob":"eA==","nan":"NaN","nothing":null,"yes":true,\
            "day":"1 day","text":"ü\\"\\n"}\
            """);
  }

  @Test
  void csv_has_a_header_and_tells_nothing_from_an_empty_text() throws Exception {
    assertThat(
            text(
                shelf.csv(
                    "select 1 as n, null as nothing, '' as empty, 'a,\"b\"' as text, [1, 2] as"
                        + " list")))
        .isEqualTo("n,nothing,empty,text,list\r\n1,,\"\",\"a,\"\"b\"\"\",\"[1,2]\"\r\n");
  }

  @Test
  void parquet_is_a_file_that_any_engine_reads() throws Exception {
    var result =
        result(
            new Question(
                shelf.snapshot(), "select * from events order by position", Format.PARQUET));

    assertThat(result.rows()).isEqualTo(ROWS);
    assertThat(result.truncated()).isTrue();
    var file = Files.write(directory.resolve("result.parquet"), result.body());
    try (var database = DriverManager.getConnection("jdbc:duckdb:");
        var statement = database.createStatement();
        var rows =
            statement.executeQuery("select count(*), max(position) from '%s'".formatted(file))) {
      rows.next();
      assertThat(rows.getLong(1)).isEqualTo(ROWS);
      assertThat(rows.getLong(2)).isEqualTo(ROWS);
    }
  }

  @Test
  void rows_come_in_the_order_that_was_asked_for_and_are_cut_where_they_are_too_many()
      throws Exception {
    var result = result(shelf.csv("select position from events order by position desc"));

    assertThat(result.rows()).isEqualTo(ROWS);
    assertThat(result.truncated()).isTrue();
    assertThat(new String(result.body(), UTF_8)).startsWith("position\r\n2000\r\n1999\r\n");
  }

  @Test
  void a_result_without_end_is_cut() throws Exception {
    assertThat(
            result(shelf.json("select a.data from events a, events b, events c, events d"))
                .truncated())
        .isTrue();
  }

  @Test
  void a_result_is_cut_where_it_has_too_many_bytes() throws Exception {
    var result =
        result(
            shelf.csv(
                "select data || data || data || data || data || data || data || data || data ||"
                    + " data as data from events"));

    assertThat(result.truncated()).isTrue();
    assertThat(result.rows()).isBetween(10L, ROWS - 1L);
    assertThat(result.body()).hasSizeBetween(18_000, 20_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          selec 1                                 | INVALID     | line 1, column 1: syntax error at or near "selec"
          select 1,\\nfrom events where           | INVALID     | line 2
          select 'äöü', 1 from                    | INVALID     | line 1, column 17
          select nope from events                 | INVALID     | Referenced column "nope" not found
          select * from nope                      | NOT_ALLOWED | there is no relation nope here
          select lower(1, 2) from events          | INVALID     | No function matches
          select cast('x' as integer)             | FAILED      | Could not convert string 'x'
          select 1; select 2                      | NOT_ALLOWED | one SELECT at a time, not 2
          drop table events                       | NOT_ALLOWED | only SELECT is allowed
          select * from read_csv('x')             | NOT_ALLOWED | the function read_csv is not allowed
          select * from main.events               | NOT_ALLOWED | there is no relation main.events here
          with recursive a as (select 1 union all select * from a) select * from a | NOT_ALLOWED | recursive cte node is not allowed
          """)
  void a_refusal_names_what_is_to_blame(String sql, Reason reason, String detail) throws Exception {
    var reply = sandbox.ask(shelf.json(sql.replace("\\n", "\n")));

    assertThat(reply).isInstanceOf(Reply.Refused.class);
    assertThat(((Reply.Refused) reply).reason()).isEqualTo(reason);
    assertThat(((Reply.Refused) reply).detail()).contains(detail).doesNotContain("LINE");
  }

  @Test
  void what_is_common_in_sql_is_allowed() throws Exception {
    for (var sql :
        List.of(
            "from events limit 1",
            "describe events",
            "select distinct on (subject) * from events order by subject, position desc",
            "with newest as (select max(position) as p from events group by subject) select * from"
                + " events join newest on p = position",
            "select * from events_at(timestamp '2026-01-01 00:10:00')",
            "select data->>'$.id', data.quantity from events where data->>'id' like '1%' and"
                + " occurred_at >= date '2026-01-01'",
            "select date_trunc('hour', occurred_at) as hour, count(*) from events group by all"
                + " order by 1",
            "select subject, row_number() over (partition by subject order by position) from events"
                + " qualify row_number() over () < 3",
            "select unnest([1, 2]) union all select 3 except select 2 order by 1 limit 5 offset 1",
            "select case when position > 5 then 'a' else 'b' end, coalesce(null, 1), position in"
                + " (1, 2), exists (select 1) from events",
            "select * exclude (data) from live -- a comment;",
            "/* another */ select 1;")) {
      assertThat(sandbox.ask(shelf.json(sql))).as(sql).isInstanceOf(Reply.Result.class);
    }
  }

  @Test
  void others_are_answered_while_one_statement_does_not_end() throws Exception {
    try (var own = new Sandbox(new Limits(2, MEMORY, Duration.ofSeconds(3), ROWS, 20_000))) {
      own.ask(shelf.json("select 1"));
      var endless =
          CompletableFuture.supplyAsync(
              () -> ask(own, ENDLESS), task -> Thread.ofPlatform().start(task));
      var answered = 0;
      while (!endless.isDone()) {
        assertThat(own.ask(shelf.json("select count(*) from events")))
            .isInstanceOf(Reply.Result.class);
        answered++;
      }
      assertThat(answered).isPositive();
      assertThat(endless.join())
          .isEqualTo(new Reply.Refused(Reason.DEADLINE, "it was stopped after 3000 ms"));
    }
  }

  @Test
  void who_comes_while_all_children_are_busy_is_told_so() throws Exception {
    try (var own = new Sandbox(new Limits(1, MEMORY, Duration.ofSeconds(4), ROWS, 20_000))) {
      own.ask(shelf.json("select 1"));
      var endless =
          CompletableFuture.supplyAsync(
              () -> ask(own, ENDLESS), task -> Thread.ofPlatform().start(task));
      await()
          .atMost(PATIENCE)
          .until(() ->
              own.ask(shelf.json("select 1")) instanceof Reply.Refused refused
                  && refused.reason() == Reason.BUSY);
      endless.join();
    }
  }

  @Test
  void a_snapshot_that_is_gone_is_not_the_statements_fault() throws Exception {
    var gone =
        new Snapshot(
            List.of("attach '/nowhere/base.duckdb' as base (read_only)"),
            List.of(),
            Set.of(),
            Set.of());

    assertThat(sandbox.ask(new Question(gone, "select 1", Format.JSON)))
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.UNAVAILABLE));
  }

  @Test
  void a_child_has_little_and_knows_nothing() throws Exception {
    var others = children();
    try (var own = new Sandbox(new Limits(1, MEMORY, PATIENCE, ROWS, 20_000))) {
      own.ask(shelf.json("select 1"));
      var child = children().stream().filter(process -> !others.contains(process)).toList();

      assertThat(child).hasSize(1);
      var about = Path.of("/proc/" + child.getFirst().pid());
      assertThat(Files.readString(about.resolve("limits")))
          .containsPattern("Max data size +" + MEMORY)
          .containsPattern("Max core file size +0 ");
      assertThat(Files.readString(about.resolve("environ"))).doesNotContain("HOME", "PATH");
      assertThat(about.resolve("cwd").toRealPath()).isEmptyDirectory();
      assertThat(niceness(about))
          .isEqualTo(Math.min(niceness(Path.of("/proc/self")) + 10, LEAST_NICE));
    }
  }

  private static int niceness(Path process) throws IOException {
    return Integer.parseInt(
        Files.readString(process.resolve("stat")).replaceFirst(".*\\) ", "").split(" ", -1)[16]);
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current()
        .children()
        .filter(process -> process.info().commandLine().orElse("").contains("shop.sandbox.child"))
        .toList();
  }

  @Test
  void a_child_dies_with_the_service_even_while_it_works() throws Exception {
    var service =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                Busy.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    service.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    var process = service.start();
    try (var out = process.inputReader()) {
      assertThat(out.readLine()).isEqualTo("asking");
      var children = process.children().toList();
      assertThat(children).isNotEmpty();

      process.destroyForcibly().onExit().join();

      await().atMost(PATIENCE).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }
  }

  /** A service that is killed while it asks. */
  static final class Busy {

    public static void main(String[] directory) throws Exception {
      var shelf = Shelf.in(Files.createTempDirectory(Path.of(directory[0]), "busy"));
      try (var sandbox = new Sandbox(new Limits(1, MEMORY, Duration.ofMinutes(5), ROWS, 20_000))) {
        sandbox.ask(shelf.json("select 1"));
        System.out.println("asking");
        sandbox.ask(shelf.json(ENDLESS));
      }
    }
  }

  private String text(Question question) throws InterruptedException {
    return new String(result(question).body(), UTF_8);
  }

  private String rows(String sql) throws InterruptedException {
    return text(shelf.json(sql))
        .replaceFirst(".*\"rows\":\\[", "")
        .replaceFirst("],\"truncated\":false}$", "");
  }

  private Reply.Result result(Question question) throws InterruptedException {
    var reply = sandbox.ask(question);
    assertThat(reply).isInstanceOf(Reply.Result.class);
    return (Reply.Result) reply;
  }

  private Reply ask(Sandbox asked, String sql) {
    try {
      return asked.ask(shelf.json(sql));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
