package shop.dataproduct.masking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shop.contract.schema.ForAnalysts.Shown;
import shop.contract.schema.RecordSchema;
import shop.contract.schema.ValueType;

/**
 * What is to be changed in the JSON of a record before analysts see it. An attribute's name
 * decides, wherever in the record it stands: hence a name cannot be shown in two ways within one
 * record.
 *
 * @param members what is not shown as it is, by name: a fingerprint tells them
 */
record Mask(List<Member> members) {

  /**
   * All members of a name.
   *
   * @param quoted the name as it stands in JSON
   * @param shown in which way its value is shown, or that of each of its elements
   */
  record Member(String name, String quoted, Shown shown) {

    Member(String name, Shown shown) {
      this(name, '"' + name + '"', shown);
    }
  }

  /**
   * The mask of a record and all that is in it.
   *
   * @throws IllegalArgumentException when a name would have to be shown in two ways
   */
  static Mask of(RecordSchema schema) {
    var shown = new HashMap<String, Shown>();
    collect(schema, shown);
    return of(shown);
  }

  /** A mask of names; the others are shown as they are. */
  static Mask of(Map<String, Shown> names) {
    return new Mask(
        names.entrySet().stream()
            .filter(name -> name.getValue() != Shown.PLAIN)
            .sorted(Map.Entry.comparingByKey())
            .map(name -> new Member(name.getKey(), name.getValue()))
            .toList());
  }

  private static void collect(RecordSchema schema, Map<String, Shown> all) {
    for (var attribute : schema.attributes()) {
      var other = all.put(attribute.name(), attribute.shown());
      if (other != null && other != attribute.shown()) {
        throw new IllegalArgumentException(
            "%s of %s is %s, and %s elsewhere in the same record"
                .formatted(attribute.name(), schema.name(), attribute.shown(), other));
      }
      if (attribute.shown() == Shown.PLAIN) {
        within(attribute.type(), all);
      }
    }
  }

  private static void within(ValueType type, Map<String, Shown> all) {
    switch (type) {
      case ValueType.Many many -> within(many.element(), all);
      case ValueType.Nested nested -> collect(nested.schema(), all);
      default -> {}
    }
  }

  /** The JSON as analysts see it. */
  String apply(String json, Pseudonyms pseudonyms) {
    return members.isEmpty() ? json : new MaskedCopy(json, pseudonyms).of(this);
  }
}
