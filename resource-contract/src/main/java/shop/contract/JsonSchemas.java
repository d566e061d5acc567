package shop.contract;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import shop.contract.schema.Attribute;
import shop.contract.schema.ForAnalysts;
import shop.contract.schema.RecordSchema;
import shop.contract.schema.ValueType;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one way in which a record becomes a JSON Schema (draft 2020-12), which is also the language
 * of OpenAPI 3.1. What JSON Schema has no word for stands in annotations that begin with {@code
 * x-}.
 *
 * <p>A schema forbids no further attributes: a later version may add some.
 */
public final class JsonSchemas {

  public static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  /** In what a number is counted. */
  public static final String UNIT = "x-unit";

  /** What it says of a person: {@code none}, {@code linked} or {@code identifier}. */
  public static final String PERSONAL = "x-personal";

  /** How analysts see it, where that is not as it is: {@code pseudonym} or {@code hidden}. */
  public static final String ANALYSTS = "x-analysts";

  /** How it follows from other attributes. */
  public static final String DERIVATION = "x-derivation";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private JsonSchemas() {}

  /**
   * A document that describes a record and all its parts.
   *
   * @param id the URL at which the document is served
   */
  public static ObjectNode document(String id, RecordSchema schema) {
    UnaryOperator<String> place = name -> "#/$defs/" + name;
    var document = JSON.objectNode().put("$schema", DIALECT).put("$id", id);
    document.setAll(object(schema, place));
    var parts = schema.withParts().skip(1).toList();
    if (!parts.isEmpty()) {
      var definitions = document.putObject("$defs");
      parts.forEach(part -> definitions.set(part.name(), object(part, place)));
    }
    return document;
  }

  /**
   * A record alone.
   *
   * @param place where the part of a name is described: {@code #/components/schemas/CartItem}
   */
  public static ObjectNode object(RecordSchema schema, UnaryOperator<String> place) {
    var object =
        JSON.objectNode()
            .put("title", schema.name())
            .put("description", schema.description())
            .put("type", "object");
    object.set("required", texts(required(schema)));
    var properties = object.putObject("properties");
    schema
        .attributes()
        .forEach(attribute -> properties.set(attribute.name(), property(attribute, place)));
    return object;
  }

  private static List<String> required(RecordSchema schema) {
    return schema.attributes().stream().filter(Attribute::required).map(Attribute::name).toList();
  }

  private static ObjectNode property(Attribute attribute, UnaryOperator<String> place) {
    var property = type(attribute.type(), place).put("description", attribute.description());
    attribute.unit().ifPresent(unit -> property.put(UNIT, unit));
    property.put(PERSONAL, word(attribute.personal()));
    if (attribute.shown() != ForAnalysts.Shown.PLAIN) {
      property.put(ANALYSTS, word(attribute.shown()));
    }
    attribute.derivation().ifPresent(how -> property.put(DERIVATION, how));
    return property;
  }

  private static ObjectNode type(ValueType type, UnaryOperator<String> place) {
    var schema = JSON.objectNode();
    return switch (type) {
      case ValueType.Text _ -> schema.put("type", "string");
      case ValueType.Time _ -> schema.put("type", "string").put("format", "date-time");
      case ValueType.Choice choice -> {
        schema.put("type", "string").set("enum", texts(choice.values()));
        yield schema;
      }
      case ValueType.Whole whole ->
          schema.put("type", "integer").put("format", "int" + whole.bits());
      case ValueType.Nested nested -> schema.put("$ref", place.apply(nested.schema().name()));
      case ValueType.Many many -> {
        schema.put("type", "array").set("items", type(many.element(), place));
        yield schema;
      }
    };
  }

  private static ArrayNode texts(List<String> values) {
    return values.stream().collect(JSON::arrayNode, ArrayNode::add, ArrayNode::addAll);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
