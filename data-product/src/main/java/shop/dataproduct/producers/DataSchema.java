package shop.dataproduct.producers;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.JsonNodeException;
import tools.jackson.databind.json.JsonMapper;

/** A JSON Schema (draft 2020-12), and what breaks it. */
final class DataSchema {

  private static final SpecificationVersion DRAFT = SpecificationVersion.DRAFT_2020_12;

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          DRAFT,
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder()
                      .formatAssertionsEnabled(true)
                      .locale(Locale.ENGLISH)
                      .build()));

  private static final Schema OF_SCHEMAS =
      REGISTRY.getSchema(SchemaLocation.of(DRAFT.getDialectId()));

  private final Schema schema;

  private DataSchema(Schema schema) {
    this.schema = schema;
  }

  /**
   * The schema that a document is.
   *
   * @throws IllegalArgumentException when it is none
   */
  static DataSchema of(JsonNode document) {
    var faults = violations(OF_SCHEMAS, document);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException("is no JSON Schema: " + faults.getFirst());
    }
    return new DataSchema(REGISTRY.getSchema(document));
  }

  /** A schema of this package. */
  static DataSchema named(String file) {
    try (InputStream json =
        Objects.requireNonNull(DataSchema.class.getResourceAsStream(file), file)) {
      return of(JsonMapper.shared().readTree(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode document() {
    return schema.getSchemaNode();
  }

  List<Violation> violations(JsonNode value) {
    return violations(schema, value);
  }

  private static List<Violation> violations(Schema schema, JsonNode value) {
    try {
      return schema.validate(value).stream().map(DataSchema::violation).toList();
    } catch (JsonNodeException _) {
      // The validator compares whole numbers as longs.
      return List.of(new Violation("", "OUT_OF_RANGE", "there is a number beyond 64 bits"));
    }
  }

  private static Violation violation(Error error) {
    var place = error.getInstanceLocation().toString();
    return new Violation(
        error.getProperty() == null
            ? place
            : JsonPointer.compile(place).appendProperty(error.getProperty()).toString(),
        reason(error.getKeyword()),
        error.getMessage());
  }

  /** The reasons that the interface gives for its own bodies, too. */
  private static String reason(String keyword) {
    return switch (keyword) {
      case "required" -> "REQUIRED";
      case "additionalProperties", "unevaluatedProperties", "propertyNames" -> "UNKNOWN_FIELD";
      case "type" -> "WRONG_TYPE";
      case "pattern", "format" -> "WRONG_SYNTAX";
      case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf" ->
          "OUT_OF_RANGE";
      case "maxLength", "maxItems", "maxProperties" -> "TOO_LARGE";
      default -> "INVALID_VALUE";
    };
  }
}
