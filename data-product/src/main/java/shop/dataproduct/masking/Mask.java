package shop.dataproduct.masking;

import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import shop.contract.schema.Attribute;
import shop.contract.schema.RecordSchema;
import shop.contract.schema.ValueType;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What is to be changed in the JSON of a record before analysts see it.
 *
 * @param rules by the names of attributes; those that are shown as they are have none
 */
record Mask(Map<String, Rule> rules) {

  private static final JsonFactory JSON = new JsonFactory();

  /** What becomes of an attribute. */
  sealed interface Rule {

    /** A pseudonym takes its place, or that of each of its elements. */
    record Replaced() implements Rule {}

    /** It is left out. */
    record Removed() implements Rule {}

    /** Something in it is to be changed. */
    record Within(Mask mask) implements Rule {}
  }

  static Mask of(RecordSchema schema) {
    var rules = new TreeMap<String, Rule>();
    for (var attribute : schema.attributes()) {
      rule(attribute).ifPresent(rule -> rules.put(attribute.name(), rule));
    }
    return new Mask(rules);
  }

  private static Optional<Rule> rule(Attribute attribute) {
    return switch (attribute.shown()) {
      case PSEUDONYM -> Optional.of(new Rule.Replaced());
      case HIDDEN -> Optional.of(new Rule.Removed());
      case PLAIN -> within(attribute.type());
    };
  }

  private static Optional<Rule> within(ValueType type) {
    return switch (type) {
      case ValueType.Many many -> within(many.element());
      case ValueType.Nested nested ->
          Optional.of(of(nested.schema()))
              .filter(mask -> !mask.rules.isEmpty())
              .map(Rule.Within::new);
      default -> Optional.empty();
    };
  }

  /** The JSON as analysts see it. */
  String apply(String json, Pseudonyms pseudonyms) {
    if (rules.isEmpty()) {
      return json;
    }
    var masked = new StringWriter(json.length() + Integer.SIZE);
    try (var in = JSON.createParser(ObjectReadContext.empty(), json);
        var out = JSON.createGenerator(ObjectWriteContext.empty(), masked)) {
      in.nextToken();
      copy(in, out, pseudonyms);
    }
    return masked.toString();
  }

  private void copy(JsonParser in, JsonGenerator out, Pseudonyms pseudonyms) {
    switch (in.currentToken()) {
      case START_ARRAY -> {
        out.writeStartArray();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          copy(in, out, pseudonyms);
        }
        out.writeEndArray();
      }
      case START_OBJECT -> {
        out.writeStartObject();
        while (in.nextToken() != JsonToken.END_OBJECT) {
          var name = in.currentName();
          in.nextToken();
          copy(name, in, out, pseudonyms);
        }
        out.writeEndObject();
      }
      default -> out.copyCurrentEvent(in);
    }
  }

  private void copy(String name, JsonParser in, JsonGenerator out, Pseudonyms pseudonyms) {
    switch (rules.get(name)) {
      case null -> {
        out.writeName(name);
        out.copyCurrentStructure(in);
      }
      case Rule.Removed _ -> in.skipChildren();
      case Rule.Replaced _ -> {
        out.writeName(name);
        replace(name, in, out, pseudonyms);
      }
      case Rule.Within within -> {
        out.writeName(name);
        within.mask().copy(in, out, pseudonyms);
      }
    }
  }

  private static void replace(
      String name, JsonParser in, JsonGenerator out, Pseudonyms pseudonyms) {
    if (in.currentToken() == JsonToken.START_ARRAY) {
      out.writeStartArray();
      while (in.nextToken() != JsonToken.END_ARRAY) {
        replace(name, in, out, pseudonyms);
      }
      out.writeEndArray();
    } else {
      out.writeString(pseudonyms.of(name, in.getString()));
    }
  }
}
