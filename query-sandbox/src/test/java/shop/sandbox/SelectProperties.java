package shop.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Any well-formed SELECT has a result, or is refused for what it says; no child is lost to it. */
class SelectProperties {

  private static Shelf shelf;
  private static Sandbox sandbox;

  @BeforeContainer
  static void start() throws Exception {
    var directory = Files.createTempDirectory("selects");
    shelf = Shelf.in(directory);
    sandbox = new Sandbox(new Limits(1, 512L << 20, Duration.ofSeconds(30), 50, 1 << 20));
  }

  @AfterContainer
  static void stop() throws Exception {
    sandbox.close();
    shelf.remove();
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void a_select_is_answered(@ForAll("selects") String sql, @ForAll Format format) throws Exception {
    var reply = sandbox.ask(new Question(shelf.snapshot(), sql, format));

    if (reply instanceof Reply.Refused refused) {
      assertThat(refused.reason()).as(refused.detail()).isIn(Reason.INVALID, Reason.FAILED);
    }
  }

  @Provide
  Arbitrary<String> selects() {
    var columns = expressions(2).list().ofMinSize(1).ofMaxSize(4);
    var where = expressions(2).optional();
    var rest =
        Arbitraries.of(
            "",
            " limit 3",
            " order by 1",
            " order by all desc limit 10 offset 2",
            " union all from events",
            " except select 1");
    var select =
        Combinators.combine(Arbitraries.of("", "distinct "), columns, relations(), where, rest)
            .as((distinct, shown, from, condition, tail) ->
                "select %s%s from %s%s%s"
                    .formatted(
                        distinct,
                        String.join(", ", shown),
                        from,
                        condition.map(" where "::concat).orElse(""),
                        tail));
    return Arbitraries.oneOf(
        select,
        select.map(
            inner -> "with inner_one as (%s) select count(*) from inner_one".formatted(inner)),
        select.map(inner -> "select * from (%s) as t group by all".formatted(inner)));
  }

  private static Arbitrary<String> relations() {
    return Arbitraries.of(
        "events",
        "live",
        "events_at(timestamp '2026-01-01 01:00:00')",
        "events join live using (position, source, subject, occurred_at, data)",
        "(select * from events limit 5)",
        "(values ('carts', '1', 1, timestamp '2026-01-01', '{}'::json)) as v(source, subject,"
            + " position, occurred_at, data)");
  }

  private static Arbitrary<String> expressions(int depth) {
    var leaf =
        Arbitraries.of(
            "position",
            "subject",
            "source",
            "occurred_at",
            "data",
            "data.quantity",
            "data->>'id'",
            "null",
            "0",
            "-1.5",
            "'x'",
            "true",
            "interval 1 day",
            "[1, 2]",
            "{'a': 1}");
    if (depth == 0) {
      return leaf;
    }
    var inner = expressions(depth - 1);
    return Arbitraries.oneOf(
        leaf,
        Combinators.combine(
                inner,
                Arbitraries.of(
                    "+",
                    "-",
                    "*",
                    "/",
                    "%",
                    "||",
                    "=",
                    "<",
                    "and",
                    "or",
                    "like",
                    "is distinct from"),
                inner)
            .as("(%s %s %s)"::formatted),
        Combinators.combine(
                Arbitraries.of(
                    "lower",
                    "length",
                    "count",
                    "max",
                    "sum",
                    "abs",
                    "date_trunc",
                    "list_sort",
                    "coalesce",
                    "json_type",
                    "typeof",
                    "row_number() over () + ",
                    "substring",
                    "strftime",
                    "unnest"),
                inner.list().ofMinSize(1).ofMaxSize(2))
            .as((function, arguments) ->
                arguments.stream().collect(Collectors.joining(", ", function + "(", ")"))),
        inner.map("case when %1$s is null then 1 else 2 end"::formatted),
        inner.map("cast(%s as varchar)"::formatted),
        inner.map("try_cast(%s as integer)"::formatted),
        inner.map("(%s in (select position from live))"::formatted));
  }
}
