package shop.checkout.endtoend;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a version of a schema may do to those who read data by the released one, and to the events
 * that stand in the log already: add attributes that can be absent, and explain itself otherwise.
 */
final class Compatibility {

  /** What every released schema is held against; each breach names its rule. */
  enum Rule {
    /** Readers look for it. */
    NOTHING_IS_REMOVED,
    /** Readers rely on it to be there. */
    WHAT_IS_REQUIRED_STAYS_REQUIRED,
    /** Events that were told before do not have it. */
    NOTHING_BECOMES_REQUIRED,
    /** Readers parse it, and switch over its values. */
    NOTHING_CHANGES_ITS_FORM
  }

  private static final Set<String> LOOKED_INTO =
      Set.of("properties", "required", "items", "$ref", "$defs");
  private static final Set<String> EXPLANATIONS = Set.of("$schema", "$id", "title", "description");

  private final JsonNode released;
  private final JsonNode current;
  private final List<String> breaches = new ArrayList<>();

  private Compatibility(JsonNode released, JsonNode current) {
    this.released = released;
    this.current = current;
  }

  /** Every breach in a sentence that names the field and the rule. */
  static List<String> breaches(JsonNode released, JsonNode current) {
    var comparison = new Compatibility(released, current);
    comparison.compare("", released, current);
    return comparison.breaches;
  }

  private void compare(String path, JsonNode before, JsonNode after) {
    var was = meant(released, before);
    var is = meant(current, after);
    keywords(was, is)
        .filter(keyword -> !was.path(keyword).equals(is.path(keyword)))
        .forEach(keyword ->
            breach(
                path,
                Rule.NOTHING_CHANGES_ITS_FORM,
                "%s was %s and is %s"
                    .formatted(keyword, shown(was.path(keyword)), shown(is.path(keyword)))));
    attributes(path, was, is);
    if (was.has("items") && is.has("items")) {
      compare(path + "[]", was.get("items"), is.get("items"));
    } else if (was.has("items") != is.has("items")) {
      breach(
          path + "[]",
          Rule.NOTHING_CHANGES_ITS_FORM,
          "it was %s and is %s".formatted(shown(was.path("items")), shown(is.path("items"))));
    }
  }

  private void attributes(String path, JsonNode was, JsonNode is) {
    var wasRequired = required(was);
    var isRequired = required(is);
    for (var name : names(was, is)) {
      var at = path.isEmpty() ? name : path + "." + name;
      var before = was.path("properties").path(name);
      var after = is.path("properties").path(name);
      if (after.isMissingNode()) {
        breach(at, Rule.NOTHING_IS_REMOVED, "it is gone");
      } else if (wasRequired.contains(name) && !isRequired.contains(name)) {
        breach(at, Rule.WHAT_IS_REQUIRED_STAYS_REQUIRED, "it can be absent");
      } else if (!wasRequired.contains(name) && isRequired.contains(name)) {
        breach(at, Rule.NOTHING_BECOMES_REQUIRED, "it has to be there");
      }
      if (!before.isMissingNode() && !after.isMissingNode()) {
        compare(at, before, after);
      }
    }
  }

  private void breach(String path, Rule rule, String what) {
    breaches.add("%s: %s: %s".formatted(path, rule, what));
  }

  private static String shown(JsonNode keyword) {
    return keyword.isMissingNode() ? "free" : keyword.toString();
  }

  private static JsonNode meant(JsonNode document, JsonNode schema) {
    return schema.has("$ref") ? document.at(schema.get("$ref").asString().substring(1)) : schema;
  }

  private static Stream<String> keywords(JsonNode was, JsonNode is) {
    return Stream.of(was, is)
        .flatMap(schema -> schema.propertyNames().stream())
        .distinct()
        .filter(keyword ->
            !LOOKED_INTO.contains(keyword)
                && !EXPLANATIONS.contains(keyword)
                && !keyword.startsWith("x-"));
  }

  private static Set<String> required(JsonNode schema) {
    return schema.path("required").valueStream().map(JsonNode::asString).collect(toSet());
  }

  private static Set<String> names(JsonNode was, JsonNode is) {
    return Stream.of(was, is)
        .flatMap(schema -> schema.path("properties").propertyNames().stream())
        .collect(toCollection(LinkedHashSet::new));
  }
}
