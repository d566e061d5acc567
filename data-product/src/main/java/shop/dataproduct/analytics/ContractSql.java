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

  /** The tables of one part. Identifiers hardly repeat, and trying to compress them is dear. */
  List<String> tables(String part) {
    var states =
        this.states.stream()
            .map(state -> "create table %s.%s (%s)".formatted(part, state.name(), types(state)));
    return Stream.concat(
            Stream.of(
                """
                create table %s.log (
                  log_position bigint, source varchar, subject varchar, seq bigint, type varchar,
                  id varchar using compression uncompressed, occurred_at timestamp,
                  data json using compression zstd,
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
   * Makes a table of the newest event of each resource since a position, for one connection: what
   * the states are made of, read from the log once for all kinds.
   */
  static String newest(String part, long position) {
    return """
    create temp table newest as
      select source, data, seq, log_position from %1$s.log where log_position in (
        select max(log_position) from %1$s.log where log_position > %2$d group by source, subject)\
    """
        .formatted(part, position);
  }

  /**
   * Brings a part's state up to the newest events since a position; from the beginning on there is
   * nothing that could match.
   */
  static String settle(TypedRelation state, String part, long position) {
    var newest =
        """
        select %s, seq, log_position from (
          select json_transform(data, '%s') as j, seq, log_position
            from newest where source = '%s')\
        """
            .formatted(select(state.columns()), state.structure(), state.source());
    return position == 0
        ? "insert into %s.%s %s".formatted(part, state.name(), newest)
        : """
        merge into %s.%s using (%s) using (%s)
          when matched then update when not matched then insert\
        """
            .formatted(part, state.name(), newest, state.key());
  }

  private static String select(List<TypedRelation.Column> columns) {
    return columns.stream()
        .map(column -> column.path() + " as " + column.name())
        .collect(Collectors.joining(", "));
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

  /** Numbered by subscripts: {@code with ordinality} would read all of a list, asked or not. */
  private static String elements(TypedRelation.Elements elements) {
    return """
    create view %1$s as
      select %2$s, %3$s, %4$s from (
        select %5$s, unnest(%6$s) as element, generate_subscripts(%6$s, 1) as %3$s from %7$s)\
    """
        .formatted(
            elements.name(),
            elements.keys().stream().map(TypedRelation.Key::name).collect(Collectors.joining(", ")),
            elements.number(),
            select(elements.columns()),
            elements.keys().stream()
                .map(key -> key.column() + " as " + key.name())
                .collect(Collectors.joining(", ")),
            elements.list(),
            elements.above());
  }

  private static String asOf(TypedRelation state) {
    return state.source().replace('-', '_') + "_at";
  }

  /**
   * The greatest revision of until then, as HTTP tells it. What names a resource is its subject, so
   * that whoever asks for one has only its own events looked through.
   */
  private static String function(TypedRelation state) {
    var others = state.columns().subList(1, state.columns().size());
    return """
    create macro %s(ts) as table
      select subject as %s, %s, seq, log_position from (
        select subject, json_transform(data, '%s') as j, seq, log_position
          from log join (
            select subject as its_subject, arg_max(log_position, seq) as newest
              from log where source = '%s' and occurred_at <= cast(ts as timestamp)
              group by subject) as newest_ones
          on subject = its_subject and log_position = newest)\
    """
        .formatted(asOf(state), state.key(), select(others), state.structure(), state.source());
  }

  /** Changes whenever the same events would make other rows. */
  String fingerprint() {
    return tables("part") + "|" + states;
  }
}
