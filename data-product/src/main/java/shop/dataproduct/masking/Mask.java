package shop.dataproduct.masking;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import shop.contract.schema.Attribute;
import shop.contract.schema.RecordSchema;
import shop.contract.schema.ValueType;

/**
 * What is to be changed in the JSON of a record before analysts see it.
 *
 * @param rules by the names of attributes; those that are shown as they are have none
 */
record Mask(Map<String, Rule> rules) {

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
    return rules.isEmpty() ? json : new MaskedCopy(json, pseudonyms).of(this);
  }

  /** What becomes of the attribute whose name stands somewhere in a text; none if nothing does. */
  @Nullable Rule rule(String json, int from, int to) {
    for (var rule : rules.entrySet()) {
      var name = rule.getKey();
      if (name.length() == to - from && json.startsWith(name, from)) {
        return rule.getValue();
      }
    }
    return null;
  }
}
