package shop.dataproduct.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.contract.ResourceKind;
import shop.contract.schema.Attribute;
import shop.contract.schema.ForAnalysts;
import shop.contract.schema.RecordSchema;
import shop.contract.schema.ValueType;

/**
 * How one kind of resource stands, as a table: a row for each resource, a column for each attribute
 * that analysts see. A part becomes columns of its own ({@code refusal_reason}), a list one column.
 *
 * @param name of the table: {@code cart_state}
 * @param source the CloudEvents source of its events
 * @param columns the attributes, of which the first names the resource
 * @param structure what of an event's JSON is read, in the form that DuckDB's json_transform wants
 * @param lists what is in the columns that are lists, a row for each element
 */
public record TypedRelation(
    String name, String source, List<Column> columns, String structure, List<Elements> lists) {

  /**
   * Words of which a record could make an attribute, and that Flink or Spark keep for themselves.
   */
  private static final Set<String> RESERVED =
      Set.of(
          "all",
          "any",
          "at",
          "by",
          "case",
          "cast",
          "date",
          "day",
          "default",
          "end",
          "from",
          "group",
          "hour",
          "in",
          "interval",
          "left",
          "like",
          "limit",
          "minute",
          "month",
          "of",
          "on",
          "order",
          "outer",
          "position",
          "range",
          "right",
          "row",
          "rows",
          "second",
          "start",
          "table",
          "time",
          "timestamp",
          "to",
          "user",
          "value",
          "values",
          "when",
          "window",
          "with",
          "year");

  /**
   * A column.
   *
   * @param path where it is within the transformed JSON {@code j}: {@code j.refusal.reason}
   */
  public record Column(String name, String type, String path) {}

  /**
   * The elements of a list, as a relation: {@code cart_state_items}.
   *
   * @param list the column that is the list
   * @param above the relation that has the column
   * @param keys what names the row which has the list
   */
  public record Elements(
      String name, String above, String list, List<Key> keys, List<Column> columns) {

    /** The column that counts the elements of a list from 1: {@code items_n}. */
    public String number() {
      return list + "_n";
    }
  }

  /**
   * A column of the relation above.
   *
   * @param name how it is called in the relation of the elements, where {@code id} is another's
   */
  public record Key(String column, String name) {}

  /** The relation of a kind of resource. */
  public static TypedRelation of(ResourceKind<?> kind) {
    var schema = RecordSchema.of(kind.record());
    var record = snake(schema.name());
    var name = record + "_state";
    var columns = columns("", "j", schema);
    var key = columns.getFirst().name();
    return new TypedRelation(
        name,
        kind.source(),
        columns,
        structure(schema),
        lists(name, List.of(new Key(key, key.equals("id") ? record : key)), "", schema).toList());
  }

  /** The column that names the resource. */
  public String key() {
    return columns.getFirst().name();
  }

  /** {@code limit_}: what has a meaning of its own in some SQL gets an underscore. */
  private static String name(String prefix, Attribute attribute) {
    var name = prefix + attribute.column();
    return RESERVED.contains(name) ? name + "_" : name;
  }

  private static Stream<Attribute> shown(RecordSchema schema) {
    return schema.attributes().stream()
        .filter(attribute -> attribute.shown() != ForAnalysts.Shown.HIDDEN);
  }

  private static List<Column> columns(String prefix, String path, RecordSchema schema) {
    return shown(schema).flatMap(attribute -> columns(prefix, path, attribute)).toList();
  }

  private static Stream<Column> columns(String prefix, String path, Attribute attribute) {
    var name = name(prefix, attribute);
    var own = path + "." + quoted(attribute.name());
    return attribute.type() instanceof ValueType.Nested nested
        ? columns(name + "_", own, nested.schema()).stream()
        : Stream.of(new Column(name, sql(attribute.type()), own));
  }

  private static Stream<Elements> lists(
      String above, List<Key> keys, String prefix, RecordSchema schema) {
    return shown(schema)
        .flatMap(attribute ->
            attribute.type() instanceof ValueType.Many many
                    && many.element() instanceof ValueType.Nested nested
                ? elements(above, keys, name(prefix, attribute), nested.schema())
                : Stream.empty());
  }

  private static Stream<Elements> elements(
      String above, List<Key> keys, String list, RecordSchema schema) {
    var elements =
        new Elements(above + "_" + list, above, list, keys, columns("", "element", schema));
    var below = new ArrayList<Key>();
    keys.forEach(key -> below.add(new Key(key.name(), key.name())));
    below.add(new Key(elements.number(), elements.number()));
    return Stream.concat(Stream.of(elements), lists(elements.name(), below, "", schema));
  }

  private static String structure(RecordSchema schema) {
    return shown(schema)
        .map(attribute -> "\"%s\":%s".formatted(attribute.name(), structure(attribute.type())))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String structure(ValueType type) {
    return switch (type) {
      case ValueType.Nested nested -> structure(nested.schema());
      case ValueType.Many many -> "[" + structure(many.element()) + "]";
      default -> '"' + sql(type) + '"';
    };
  }

  private static String sql(ValueType type) {
    return switch (type) {
      case ValueType.Text _, ValueType.Choice _ -> "VARCHAR";
      case ValueType.Time _ -> "TIMESTAMP";
      case ValueType.Whole whole -> whole.bits() == Integer.SIZE ? "INTEGER" : "BIGINT";
      case ValueType.Many many -> sql(many.element()) + "[]";
      case ValueType.Nested nested ->
          shown(nested.schema())
              .map(part -> quoted(part.name()) + " " + sql(part.type()))
              .collect(Collectors.joining(", ", "STRUCT(", ")"));
    };
  }

  static String quoted(String name) {
    return '"' + name + '"';
  }

  private static String snake(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
