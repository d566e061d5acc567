package shop.checkout.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * SQL that DuckDB, Flink SQL and Spark SQL read alike: it says nothing but what is on these lists,
 * and no name in it is a word that one of them keeps for itself.
 */
final class PortableSql {

  private static final Set<String> SAID =
      words(
          """
          create view as select from where group by having join left inner on and or not in is null
          between like case when then else end cast distinct union all double varchar bigint integer
          timestamp date
          """);

  private static final Set<String> FUNCTIONS = words("count sum avg min max coalesce nullif cast");

  /** What may stand before a parenthesis without calling anything. */
  private static final Set<String> BEFORE_PARENTHESES =
      words("in from join and or not on where when then else as select case by");

  /** What is left of Flink's reserved words (its documentation, "SQL") and of Spark's ANSI ones. */
  private static final Set<String> KEPT =
      words(
          """
          abs any are array asymmetric at atomic authorization avg begin both by call cascaded
          ceil char character check classifier clob close collate column commit condition connect
          constraint contains convert corr corresponding count cross cube current cursor cycle day
          deallocate decimal declare default define delete describe deterministic disallow
          disconnect drop dynamic each element empty equals escape every except exec execute exists
          exp explain extend external extract false fetch filter first float floor for foreign frame
          free full function fusion get global grant grouping groups hold hour identity import
          indicator initial inner inout insert int intersect intersection interval into language
          large last lateral lead leading limit ln local localtime lower match matches max measures
          member merge method min minus minute mod modifies module modules month multiset national
          natural new next no none normalize numeric of offset old omit one only open order out outer
          over overlaps overlay parameter partition pattern per percent period permute portion
          position power precedes precision prepare prev primary procedure range rank raw reads real
          recursive ref references release reset result return returns revoke right rollback rollup
          row rows running savepoint scope scroll search second seek sensitive session set show
          similar skip smallint some specific sql start static statement statements stream
          submultiset subset substring succeeds sum symmetric system table tablesample time tinyint
          to trailing translate translation treat trigger trim true truncate unique unknown unnest
          update upper upsert user using value values varying versioning week whenever width window
          with within without year
          """);

  private static final Pattern TOKEN =
      Pattern.compile("\\s+|'[^']*'|\\d+|\\w+|<>|<=|>=|[-:|<>=@]{2,}|.", Pattern.DOTALL);

  private PortableSql() {}

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  /** What an engine would not understand; empty when there is nothing. */
  static Optional<String> objection(String sql) {
    var tokens = tokens(sql.replaceAll("(?m)--.*$", "").toLowerCase(Locale.ROOT));
    for (int n = 0; n < tokens.size(); n++) {
      var before = n == 0 ? ";" : tokens.get(n - 1);
      var after = n + 1 == tokens.size() ? ";" : tokens.get(n + 1);
      var objection = objection(before, tokens.get(n), after);
      if (objection.isPresent()) {
        return objection;
      }
    }
    return Optional.empty();
  }

  private static List<String> tokens(String sql) {
    var tokens = new ArrayList<String>();
    var matcher = TOKEN.matcher(sql);
    while (matcher.find()) {
      if (!matcher.group().isBlank()) {
        tokens.add(matcher.group());
      }
    }
    return tokens;
  }

  private static Optional<String> objection(String before, String token, String after) {
    if (token.equals("from") && Set.of("as", "(", ";").contains(before)) {
      return Optional.of("a query begins with SELECT");
    }
    if (token.equals("create") && !after.equals("view")) {
      return Optional.of("only views are created");
    }
    if (token.matches("'.*'|\\d+|<>|<=|>=|[(),.;=<>+/-]")) {
      return Optional.empty();
    }
    if (token.equals("*")) {
      return Set.of("select", ".", ",", "distinct").contains(before)
          ? Optional.of("* hides what is promised")
          : Optional.empty();
    }
    if (!token.matches("[a-z]\\w*")) {
      return Optional.of("not every engine knows " + token);
    }
    if (after.equals("(") && !BEFORE_PARENTHESES.contains(token)) {
      return FUNCTIONS.contains(token)
          ? Optional.empty()
          : Optional.of("not every engine has the function " + token);
    }
    return SAID.contains(token) || !KEPT.contains(token)
        ? Optional.empty()
        : Optional.of("a word that is kept: " + token);
  }
}
