package shop.dataproduct.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.contract.JsonSchemas;
import tools.jackson.databind.JsonNode;

/**
 * An attribute as ODCS writes it, made from what JSON Schema says of it.
 *
 * @param name absent for what an array is made of
 * @param logicalType in the words of ODCS, which knows times
 * @param physicalType in the words of JSON Schema
 * @param classification what it says of a person; of all the document where it does not say
 * @param transformLogic how it follows from other attributes
 * @param quality which values are valid, where they are counted up
 * @param items what an array is made of
 * @param properties what an object is made of
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SchemaProperty(
    @Nullable String name,
    String logicalType,
    String physicalType,
    boolean required,
    @Nullable String description,
    @Nullable String classification,
    @Nullable String transformLogic,
    List<Quality> quality,
    @Nullable SchemaProperty items,
    List<SchemaProperty> properties,
    List<CustomProperty> customProperties) {

  /** A check that a library of ODCS knows. */
  record Quality(String metric, Map<String, List<String>> arguments, int mustBe) {}

  /** The attributes of what a document describes. */
  static List<SchemaProperty> all(JsonNode document) {
    return all(document, document);
  }

  private static List<SchemaProperty> all(JsonNode document, JsonNode object) {
    var required =
        object.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    return object
        .path("properties")
        .propertyStream()
        .map(entry ->
            of(document, entry.getKey(), entry.getValue(), required.contains(entry.getKey())))
        .toList();
  }

  private static SchemaProperty of(
      JsonNode document, @Nullable String name, JsonNode schema, boolean required) {
    var meant = meant(document, schema);
    var type = meant.path("type").asString("object");
    return new SchemaProperty(
        name,
        meant.path("format").asString("").equals("date-time") ? "timestamp" : type,
        type,
        required,
        text(schema, "description"),
        text(schema.has(JsonSchemas.PERSONAL) ? schema : document, JsonSchemas.PERSONAL),
        text(schema, JsonSchemas.DERIVATION),
        valid(meant),
        meant.has("items") ? of(document, null, meant.get("items"), true) : null,
        all(document, meant),
        customProperties(schema));
  }

  /** Follows a reference within the document. */
  private static JsonNode meant(JsonNode document, JsonNode schema) {
    return schema.has("$ref") ? document.at(schema.get("$ref").asString().substring(1)) : schema;
  }

  private static @Nullable String text(JsonNode schema, String keyword) {
    return schema.path(keyword).asStringOpt().orElse(null);
  }

  private static List<Quality> valid(JsonNode schema) {
    return schema.has("enum")
        ? List.of(new Quality("invalidValues", Map.of("validValues", values(schema)), 0))
        : List.of();
  }

  private static List<String> values(JsonNode schema) {
    return schema.get("enum").valueStream().map(JsonNode::asString).toList();
  }

  private static List<CustomProperty> customProperties(JsonNode schema) {
    return Stream.of(
            custom(schema, JsonSchemas.UNIT, "unit", "In what it is counted."),
            custom(schema, JsonSchemas.ANALYSTS, "analysts", "How SQL, reports and files show it."))
        .flatMap(List::stream)
        .toList();
  }

  private static List<CustomProperty> custom(
      JsonNode schema, String keyword, String property, String description) {
    return schema.has(keyword)
        ? List.of(new CustomProperty(property, schema.get(keyword).asString(), description))
        : List.of();
  }
}
