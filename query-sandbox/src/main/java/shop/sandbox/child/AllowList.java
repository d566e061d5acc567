package shop.sandbox.child;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.sandbox.Snapshot;
import tools.jackson.databind.JsonNode;

/**
 * What a statement may say. Whatever is not on these lists is refused, also what a later version of
 * the database brings: every node of the tree that has a kind has to have one of those below, and
 * every name of a relation or function has to be known.
 */
final class AllowList {

  /** Kinds of queries, relations and what is appended to a query. */
  private static final Set<String> NODES =
      words(
          """
          SELECT_NODE SET_OPERATION_NODE
          BASE_TABLE SUBQUERY JOIN EMPTY EXPRESSION_LIST TABLE_FUNCTION SHOW_REF
          ORDER_MODIFIER LIMIT_MODIFIER DISTINCT_MODIFIER ORDER_DEFAULT ASCENDING DESCENDING
          """);

  private static final Set<String> EXPRESSIONS =
      words(
          """
          BETWEEN CASE CAST COLUMN_REF COMPARISON CONJUNCTION CONSTANT FUNCTION LAMBDA OPERATOR
          POSITIONAL_REFERENCE STAR SUBQUERY TYPE WINDOW
          """);

  /** Functions of their arguments alone, whose results are hardly larger than these. */
  private static final Set<String> FUNCTIONS =
      words(
          """
          + - * / // % ** ^ & | || ~~ !~~ ~~* !~~* ~ !~ @> <@ ->> -> []
          abs ceil ceiling floor round trunc sign sqrt cbrt pow power exp ln log log2 log10 mod pi
          add subtract multiply divide greatest least gcd lcm even bit_count isnan isinf isfinite
          lower upper lcase ucase length len strlen substring substr left right trim ltrim rtrim
          reverse replace translate concat concat_ws contains starts_with ends_with prefix suffix
          position strpos instr split_part string_split str_split ascii chr unicode initcap
          like_escape not_like_escape ilike_escape not_ilike_escape levenshtein
          regexp_matches regexp_full_match regexp_extract regexp_replace md5 sha256 hash hex unhex
          nullif coalesce ifnull if typeof struct_pack struct_extract row array_extract
          list_value list_extract list_contains list_has list_length array_length list_sort
          list_distinct list_sum list_avg list_min list_max list_count map map_keys map_values
          map_extract element_at json_extract json_extract_string json_extract_path
          json_extract_path_text json_value json_exists json_type json_valid json_keys
          json_array_length json_contains to_json json_object json_array unnest
          date_trunc datetrunc date_part datepart date_diff datediff date_sub datesub date_add
          date_part strftime strptime try_strptime age now today current_date current_timestamp
          get_current_timestamp get_current_time time_bucket make_date make_time make_timestamp
          last_day monthname dayname epoch epoch_ms epoch_us to_timestamp timezone
          year quarter month week day hour minute second dayofweek dayofmonth dayofyear weekday
          isodow weekofyear isoyear yearweek to_years to_quarters to_months to_weeks to_days
          to_hours to_minutes to_seconds to_milliseconds to_microseconds
          count count_star count_if sum fsum avg mean min max median mode any_value first last
          arg_min arg_max argmin argmax min_by max_by bool_and bool_or bit_and bit_or bit_xor
          product stddev stddev_pop stddev_samp var_pop var_samp variance corr covar_pop
          covar_samp skewness kurtosis entropy mad quantile quantile_cont quantile_disc
          approx_count_distinct approx_quantile list array_agg string_agg group_concat listagg
          histogram regr_slope regr_intercept regr_r2
          row_number rank dense_rank rank_dense percent_rank cume_dist ntile lag lead first_value
          last_value nth_value
          """);

  /** Relations that come from a function of their arguments. */
  private static final Set<String> TABLE_FUNCTIONS = Set.of("unnest");

  /** Of the names that a statement brings along; others look like files to the database. */
  private static final String NAME = "\\w+";

  private final Set<String> relations;
  private final Set<String> functions;
  private final Set<String> tableFunctions;

  AllowList(Snapshot snapshot) {
    relations = lower(snapshot.relations());
    tableFunctions = both(TABLE_FUNCTIONS, lower(snapshot.functions()));
    functions = both(FUNCTIONS, tableFunctions);
  }

  private static Set<String> both(Set<String> some, Set<String> others) {
    return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
  }

  private static Set<String> words(String text) {
    return Set.copyOf(List.of(text.strip().split("\\s+")));
  }

  private static Set<String> lower(Set<String> names) {
    return names.stream().map(AllowList::lower).collect(Collectors.toSet());
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** What is wrong with a statement; empty when nothing is. */
  Optional<String> objection(JsonNode statement) {
    return objection(statement, relations);
  }

  private Optional<String> objection(JsonNode node, Set<String> known) {
    var scope = node.has("cte_map") ? scope(node, known) : known;
    return own(node, scope)
        .or(() -> node.valueStream().flatMap(part -> objection(part, scope).stream()).findFirst());
  }

  /** Names that WITH introduces are known to its query and to one another. */
  private static Set<String> scope(JsonNode query, Set<String> known) {
    var scope = new HashSet<>(known);
    query
        .at("/cte_map/map")
        .valueStream()
        .map(entry -> lower(entry.path("key").asString("")))
        .filter(name -> name.matches(NAME))
        .forEach(scope::add);
    return scope;
  }

  /** What is wrong with a node itself; what is within it is looked at apart. */
  private Optional<String> own(JsonNode node, Set<String> scope) {
    if (!node.isObject() || !node.has("type")) {
      return Optional.empty();
    }
    return node.has("class") ? expression(node) : relation(node, scope);
  }

  private Optional<String> expression(JsonNode node) {
    var kind = node.get("class").asString("");
    if (!EXPRESSIONS.contains(kind)) {
      return Optional.of(spoken(kind) + " is not allowed");
    }
    return node.has("function_name") ? function(node, functions) : Optional.empty();
  }

  private Optional<String> relation(JsonNode node, Set<String> scope) {
    var kind = node.get("type").asString("");
    if (!NODES.contains(kind)) {
      return Optional.of(spoken(kind) + " is not allowed");
    }
    if (node.hasNonNull("sample") || node.hasNonNull("at_clause")) {
      return Optional.of("neither samples nor versions of a relation are allowed");
    }
    return switch (kind) {
      case "BASE_TABLE" -> table(node, scope);
      case "TABLE_FUNCTION" -> function(node.path("function"), tableFunctions);
      case "SHOW_REF" -> shown(node);
      default -> Optional.empty();
    };
  }

  private static Optional<String> table(JsonNode node, Set<String> scope) {
    var name = name(node);
    return scope.contains(lower(name))
        ? Optional.empty()
        : Optional.of("there is no relation %s here".formatted(name));
  }

  private static Optional<String> function(JsonNode node, Set<String> known) {
    var name = name(node);
    return known.contains(lower(name))
        ? Optional.empty()
        : Optional.of("the function %s is not allowed".formatted(name));
  }

  /** As it is written, with the schema that no name has to have here. */
  private static String name(JsonNode node) {
    return node.at("/qualified_name/path")
        .valueStream()
        .map(part -> part.asString(""))
        .collect(Collectors.joining("."));
  }

  /**
   * DESCRIBE shows a query's columns; the other forms show what is none of a stranger's business.
   */
  private static Optional<String> shown(JsonNode node) {
    return node.path("show_type").asString("").equals("DESCRIBE") && node.hasNonNull("query")
        ? Optional.empty()
        : Optional.of("of SHOW, DESCRIBE and SUMMARIZE only DESCRIBE of a relation is allowed");
  }

  /** {@code recursive cte node}. */
  private static String spoken(String kind) {
    return lower(kind).replace('_', ' ');
  }
}
