package shop.dataproduct.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import shop.dataproduct.log.ResourceKinds;

/**
 * All SQL that makes the log askable. What only this database understands is generated here, from
 * the records: the tables and the relations {@code log}, {@code …_state} and their lists. What is
 * promised to analysts stands on these in {@code sql/views.sql}, in words that every engine knows.
 *
 * <p>A store has two parts, each a database of the same tables: {@code base}, up to a position, and
 * {@code tail}, what came after it. What the tail knows of a resource counts more.
 */
@Component
public final class ContractSql {

  private static final Pattern VIEW = Pattern.compile("(?im)^create view (\\w+)");

  private final List<TypedRelation> states;
  private final List<String> views;

  @Autowired
  ContractSql(ResourceKinds kinds) {
    this(kinds, resource("sql/views.sql"));
  }

  ContractSql(ResourceKinds kinds, String views) {
    this.states = kinds.all().stream().map(TypedRelation::of).toList();
    this.views =
        Stream.of(views.replaceAll("(?m)--.*$", "").split(";"))
            .map(String::strip)
            .filter(view -> !view.isEmpty())
            .toList();
  }

  private static String resource(String path) {
    try {
      return new ClassPathResource(path).getContentAsString(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How every kind of resource stands. */
  public List<TypedRelation> states() {
    return states;
  }

  /** The views that are promised, in the order in which they stand on each other. */
  public Set<String> views() {
    return views.stream()
        .map(view -> {
          var name = VIEW.matcher(view);
          if (!name.find()) {
            throw new IllegalStateException("not a view: " + view);
          }
          return name.group(1);
        })
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The table functions that tell resources as they were at a time. */
  public Set<String> functions() {
    return states.stream().map(ContractSql::asOf).collect(Collectors.toUnmodifiableSet());
  }

  /** The tables of one part. */
  List<String> tables(String part) {
    var states =
        this.states.stream()
            .map(state -> "create table %s.%s (%s)".formatted(part, state.name(), types(state)));
    return Stream.concat(
            Stream.of(
                """
                create table %s.log (
                  log_position bigint, source varchar, subject varchar, seq bigint, type varchar,
                  id varchar, occurred_at timestamp, data json using compression zstd,
                  correlationid varchar, causationid varchar)\
                """
                    .formatted(part),
                "create table %s.place (position bigint, contract varchar, beginning varchar)"
                    .formatted(part)),
            states)
        .toList();
  }

  private static String types(TypedRelation state) {
    return Stream.concat(
            state.columns().stream().map(column -> column.name() + " " + column.type()),
            Stream.of("seq bigint", "log_position bigint"))
        .collect(Collectors.joining(", "));
  }

  /**
   * Brings a part's state up to its log, reading the JSON only of the newest event of each resource
   * since a position.
   */
  static String settle(TypedRelation state, String part, long position) {
    return """
    merge into %1$s.%2$s using (%3$s) using (%4$s)
      when matched then update when not matched then insert\
    """
        .formatted(
            part,
            state.name(),
            newest(
                state,
                part + ".log",
                "select max(log_position) from %s.log where source = '%s' and log_position > %d group by subject"
                    .formatted(part, state.source(), position)),
            state.key());
  }

  private static String newest(TypedRelation state, String log, String positions) {
    return """
    select %s, seq, log_position from (
      select json_transform(data, '%s') as j, seq, log_position
        from %s where log_position in (%s))\
    """
        .formatted(
            state.columns().stream()
                .map(column -> column.path() + " as " + column.name())
                .collect(Collectors.joining(", ")),
            state.structure(),
            log,
            positions);
  }

  /** What makes the relations of the two parts, and the views on them. */
  List<String> relations() {
    return Stream.of(
            Stream.of(
                """
                create view log as
                  select *, date_trunc('hour', occurred_at) as occurred_hour from (
                    select * from base.log union all select * from tail.log)\
                """),
            states.stream().map(ContractSql::state),
            states.stream().flatMap(state -> state.lists().stream()).map(ContractSql::elements),
            states.stream().map(ContractSql::function),
            views.stream())
        .flatMap(part -> part)
        .toList();
  }

  private static String state(TypedRelation state) {
    return """
    create view %1$s as
      select * from tail.%1$s union all
      select * from base.%1$s where %2$s not in (select %2$s from tail.%1$s)\
    """
        .formatted(state.name(), state.key());
  }

  private static String elements(TypedRelation.Elements elements) {
    return """
    create view %1$s as
      select %2$s, n as %6$s, %4$s
      from %5$s cross join unnest(%3$s) with ordinality as elements (element, n)\
    """
        .formatted(
            elements.name(),
            elements.keys().stream()
                .map(key -> key.column() + " as " + key.name())
                .collect(Collectors.joining(", ")),
            elements.list(),
            elements.columns().stream()
                .map(column -> column.path() + " as " + column.name())
                .collect(Collectors.joining(", ")),
            elements.above(),
            elements.number());
  }

  private static String asOf(TypedRelation state) {
    return state.source().replace('-', '_') + "_at";
  }

  /** The greatest revision of until then, as HTTP tells it. */
  private static String function(TypedRelation state) {
    return "create macro %s(ts) as table %s"
        .formatted(
            asOf(state),
            newest(
                state,
                "log",
                "select arg_max(log_position, seq) from log where source = '%s' and occurred_at <= cast(ts as timestamp) group by subject"
                    .formatted(state.source())));
  }

  /** Changes whenever the same events would make other rows. */
  String fingerprint() {
    return tables("part") + "|" + states;
  }
}
