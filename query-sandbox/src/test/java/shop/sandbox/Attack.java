package shop.sandbox;

import static shop.sandbox.Reason.DEADLINE;
import static shop.sandbox.Reason.FAILED;
import static shop.sandbox.Reason.INVALID;
import static shop.sandbox.Reason.NOT_ALLOWED;
import static shop.sandbox.Reason.TOO_LARGE;

import java.util.Set;
import java.util.stream.Stream;

/**
 * Something that a stranger tries.
 *
 * @param sql where SECRET, LOOT and BASE stand for paths
 * @param refused how it may end
 */
record Attack(String sql, Set<Reason> refused) {

  private static final String DEEP = "(".repeat(20_000) + "1" + ")".repeat(20_000);

  static Stream<Attack> all() {
    return Stream.of(
            notAllowed(
                // reading files, by every function that does
                "select * from read_text('SECRET')",
                "select * from read_blob('SECRET')",
                "select * from read_csv('SECRET')",
                "select * from read_csv_auto('SECRET')",
                "select * from read_json('SECRET')",
                "select * from read_json_auto('SECRET')",
                "select * from read_json_objects('SECRET')",
                "select * from read_ndjson('SECRET')",
                "select * from read_parquet('SECRET')",
                "select * from parquet_scan('SECRET')",
                "select * from parquet_metadata('SECRET')",
                "select * from parquet_schema('SECRET')",
                "select * from read_duckdb('BASE')",
                "select * from read_single_csv_file('SECRET')",
                "select * from sniff_csv('SECRET')",
                "select * from glob('/etc/*')",
                "select content from read_text('/proc/self/environ')",
                "select content from read_text('/proc/1/environ')",
                // by a name that looks like a file
                "select * from '/etc/passwd'",
                "from 'SECRET'",
                "select * from \"SECRET\"",
                "select * from 'https://example.com/x.parquet'",
                "with \"SECRET\" as (select 1) select * from \"SECRET\"",
                "select * from (with secret as (select 1) select 1) a, secret b",
                // writing
                "copy (select 1) to 'LOOT'",
                "copy (select 1) to 'LOOT' (format csv)",
                "export database 'LOOT'",
                "import database 'LOOT'",
                "create table loot as select 1",
                "insert into events values (1)",
                "update events set position = 0",
                "delete from base.log",
                "drop view events",
                "truncate base.log",
                // other databases and extensions
                "attach 'LOOT'",
                "attach 'BASE' as other",
                "detach base",
                "install httpfs",
                "load httpfs",
                "load 'LOOT'",
                "select * from base.log",
                "use base",
                // settings, secrets and what the database knows of itself
                "set threads = 8",
                "set lock_configuration = false",
                "reset enable_external_access",
                "pragma database_list",
                "pragma enable_profiling",
                "select * from duckdb_settings()",
                "select * from duckdb_secrets()",
                "select * from duckdb_databases()",
                "select * from duckdb_functions()",
                "select * from enable_logging()",
                "select * from enable_profiling()",
                "select * from information_schema.tables",
                "select * from pg_catalog.pg_class",
                "select * from pg_class",
                "select * from sqlite_master",
                "select getenv('HOME')",
                "select current_setting('temp_directory')",
                "select getvariable('x')",
                "select pg_get_viewdef(1)",
                "show all tables",
                "summarize events",
                "create secret s (type s3)",
                // text that becomes a statement, or a name
                "select * from query('select 1')",
                "select * from query_table('base.log')",
                "select * from json_execute_serialized_sql('{}')",
                "prepare p as select 1",
                "execute p",
                "create macro m() as 1",
                "call pragma_version()",
                "explain analyze select 1",
                // more than one statement
                "select 1; drop view events",
                "select 1; select 2",
                "select 1 /* ; */ ; select 2 -- ; select 3",
                "select 1 --\n; copy (select 1) to 'LOOT'",
                // transactions
                "begin",
                "commit",
                "checkpoint",
                "vacuum",
                // bombs
                "with recursive t(n) as (select 1 union all select n + 1 from t) select count(*)"
                    + " from t",
                "select length(repeat('x', 2000000000))",
                "select lpad('x', 2000000000, 'y')",
                "select count(*) from range(100000000000)",
                "select count(*) from generate_series(1, 100000000000)",
                "select list_sum(range(1000000000))",
                "select unnest(generate_series(1, 1000000000))",
                "select printf('%2000000000d', 1)",
                "select pg_sleep(100)",
                "select sleep_ms(100000)",
                "select * from test_all_types()",
                "select * from events tablesample 10%",
                "select 1 where $1"),
            refused(
                "select 'a' || chr(0) || U&'\\002F' from \"events\"\"; drop view events\"",
                NOT_ALLOWED,
                INVALID),
            refused("select \u0000 from events", INVALID),
            refused("select * from ｒead_text('SECRET')", NOT_ALLOWED),
            refused("sеlect 1", INVALID), // the first e is Cyrillic
            refused("select ' from events", INVALID),
            refused("select /* from events", INVALID),
            refused("", INVALID, NOT_ALLOWED),
            refused(";", INVALID, NOT_ALLOWED),
            refused("select " + DEEP, INVALID, NOT_ALLOWED, TOO_LARGE),
            refused("select " + "not ".repeat(15_000) + "true", INVALID, NOT_ALLOWED, TOO_LARGE),
            refused("select 1" + " + 1".repeat(15_000), INVALID, NOT_ALLOWED, TOO_LARGE),
            refused(
                "select " + "[".repeat(20_000) + "]".repeat(20_000),
                INVALID,
                NOT_ALLOWED,
                TOO_LARGE),
            refused(
                "select * from " + "(select * from ".repeat(4_000) + "events" + ")".repeat(4_000),
                INVALID,
                NOT_ALLOWED,
                TOO_LARGE),
            refused("select 9223372036854775807 + position from events", FAILED),
            // what may be said, and takes too long or too much
            refused(
                "select count(*) from events a, events b, events c, events d, events e"
                    + " where a.data = e.data",
                DEADLINE,
                TOO_LARGE),
            refused(
                "select max(md5(a.data || b.data || c.position)) from events a, events b, events c",
                DEADLINE),
            refused(
                "select count(*) from events a, events b, events c where regexp_matches(a.data ||"
                    + " b.data || c.data, '(a*)*(b*)*(x+x+)+y$')",
                DEADLINE),
            refused(
                "select string_agg(a.data || b.data) from events a, events b, events c",
                TOO_LARGE,
                DEADLINE),
            refused("select list(a) from events a, events b, events c", TOO_LARGE, DEADLINE),
            refused(
                "select count(distinct a.position * 4000000 + b.position * 2000 + c.position) from"
                    + " events a, events b, events c",
                TOO_LARGE,
                DEADLINE),
            refused(
                "select a.*, b.* from events a, events b, events c order by b.data, c.data, a.data",
                TOO_LARGE,
                DEADLINE))
        .flatMap(attacks -> attacks);
  }

  private static Stream<Attack> notAllowed(String... statements) {
    return Stream.of(statements).map(sql -> new Attack(sql, Set.of(NOT_ALLOWED)));
  }

  private static Stream<Attack> refused(String sql, Reason... reasons) {
    return Stream.of(new Attack(sql, Set.of(reasons)));
  }

  Attack at(Shelf shelf) {
    return new Attack(
        sql.replace("SECRET", shelf.secret().toString())
            .replace("LOOT", shelf.loot().toString())
            .replace("BASE", shelf.base().toString()),
        refused);
  }

  @Override
  public String toString() {
    return sql.isBlank() ? "(nothing)" : sql.substring(0, Math.min(sql.length(), 100));
  }
}
