package shop.checkout.endtoend;

import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What is said of fields, in the languages of the facades. */
final class FieldReading {

  /** Columns that cannot be called like their fields, because engines keep the word. */
  private static final Map<String, String> RENAMED =
      Map.of("limit", "max_quantity", "window", "counted_for");

  private static final Map<String, String> TYPES =
      Map.of("VARCHAR", "string", "TIMESTAMP", "string", "INTEGER", "integer", "BIGINT", "integer");

  private final Map<String, Map<String, String>> said = new HashMap<>();

  private FieldReading() {}

  /** A resource says which fields it has and how they look. */
  static Facade.Fields example(JsonNode resource) {
    var reading = new FieldReading();
    reading.see(resource, "");
    return Facade.Fields.seen(reading.said);
  }

  private void see(JsonNode value, String path) {
    if (!path.isEmpty()) {
      said.put(path, Map.of("type", type(value)));
    }
    value.propertyStream().forEach(field -> see(field.getValue(), join(path, field.getKey())));
    if (value.isArray()) {
      value.valueStream().forEach(element -> see(element, path + "[]"));
    }
  }

  private static String type(JsonNode value) {
    return value.isIntegralNumber()
        ? "integer"
        : value.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  /**
   * JSON Schema, also as OpenAPI and AsyncAPI have it.
   *
   * @param place where the resource is described
   */
  static Facade.Fields schema(JsonNode document, String place) {
    var reading = new FieldReading();
    reading.schema(document, document.at(place), "");
    return Facade.Fields.declared(reading.said);
  }

  private void schema(JsonNode document, JsonNode object, String path) {
    var required = required(object);
    object
        .path("properties")
        .propertyStream()
        .forEach(property -> {
          var name = property.getKey();
          var field = field(document, property.getValue(), join(path, name));
          field.put("required", Boolean.toString(required.contains(name)));
        });
  }

  private Map<String, String> field(JsonNode document, JsonNode schema, String path) {
    var meant =
        schema.has("$ref") ? document.at(schema.get("$ref").asString().substring(1)) : schema;
    var field = new HashMap<String, String>();
    said.put(path, field);
    field.put("type", meant.path("type").asString("anything"));
    field.put("time", Boolean.toString(meant.path("format").asString("").equals("date-time")));
    field.put("values", meant.path("enum").toString());
    field.put("description", schema.path("description").asString(""));
    field.put("unit", schema.path("x-unit").asString(""));
    field.put("personal", schema.path("x-personal").asString(""));
    field.put("analysts", schema.path("x-analysts").asString("plain"));
    field.put("derivation", schema.path("x-derivation").asString(""));
    if (meant.has("items")) {
      elements(field(document, meant.get("items"), path + "[]"));
    }
    schema(document, meant, path);
    return field;
  }

  private static Set<String> required(JsonNode object) {
    return object.path("required").valueStream().map(JsonNode::asString).collect(toSet());
  }

  /** What is an element of an array is said of the array. */
  private static void elements(Map<String, String> field) {
    field.keySet().retainAll(Set.of("type", "time", "values"));
  }

  /** The properties of a contract (ODCS). */
  static Facade.Fields contract(JsonNode document) {
    var reading = new FieldReading();
    reading.properties(document.at("/schema/0/properties"), "");
    return Facade.Fields.declared(reading.said);
  }

  private void properties(JsonNode properties, String path) {
    properties
        .valueStream()
        .forEach(property -> property(property, join(path, property.path("name").asString(""))));
  }

  private Map<String, String> property(JsonNode property, String path) {
    var field = new HashMap<String, String>();
    said.put(path, field);
    field.put("type", property.path("physicalType").asString(""));
    field.put(
        "time", Boolean.toString(property.path("logicalType").asString("").equals("timestamp")));
    field.put("values", property.at("/quality/0/arguments/validValues").toString());
    field.put("description", property.path("description").asString(""));
    field.put("unit", custom(property, "unit", ""));
    field.put("personal", property.path("classification").asString(""));
    field.put("analysts", custom(property, "analysts", "plain"));
    field.put("derivation", property.path("transformLogic").asString(""));
    field.put("required", property.path("required").toString());
    if (property.has("items")) {
      elements(property(property.get("items"), path + "[]"));
    }
    properties(property.path("properties"), path);
    return field;
  }

  private static String custom(JsonNode property, String name, String otherwise) {
    return property
        .path("customProperties")
        .valueStream()
        .filter(custom -> custom.path("property").asString("").equals(name))
        .map(custom -> custom.path("value").asString())
        .findFirst()
        .orElse(otherwise);
  }

  /**
   * The columns of a view. A part is in columns of its own; what an array is made of is in other
   * views, and what is hidden is in none.
   *
   * @param columns their types by their names
   * @param schema which fields there are
   */
  static Facade.Fields view(JsonNode columns, Facade.Fields schema) {
    var reading = new FieldReading();
    var unknown = new HashMap<String, String>();
    columns
        .propertyStream()
        .forEach(type -> unknown.put(type.getKey(), type.getValue().asString()));
    unknown.remove("seq");
    schema
        .said()
        .forEach((path, field) -> {
          var type = unknown.remove(column(path));
          if (type != null) {
            reading.said.put(path, said(type));
          } else if (path.contains("[]")
              || field.get("type").equals("object")
              || field.get("analysts").equals("hidden")) {
            reading.said.put(path, Map.of());
          }
        });
    unknown.forEach((column, type) -> reading.said.put(column, said(type)));
    return Facade.Fields.declared(reading.said);
  }

  private static String column(String path) {
    return RENAMED.getOrDefault(
        path,
        path.replace('.', '_').replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT));
  }

  private static Map<String, String> said(String type) {
    return Map.of(
        "type",
        type.endsWith("[]") ? "array" : TYPES.getOrDefault(type, type),
        "time",
        Boolean.toString(type.equals("TIMESTAMP")));
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
