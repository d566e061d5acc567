package shop.checkout.endtoend;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One of the places where the outside sees what a resource looks like.
 *
 * @param name for people: {@code OpenAPI}
 * @param document what the place shows
 * @param reading what it says with that of every field
 */
record Facade(String name, JsonNode document, Function<JsonNode, Fields> reading) {

  /**
   * All fields, by their paths: {@code items[].quantity}.
   *
   * @param said what is said of each: {@code type}, {@code required}, …; a facade can be silent
   * @param examples whether only examples are shown, in which what is not required can be absent
   */
  record Fields(Map<String, Map<String, String>> said, boolean examples) {

    static Fields declared(Map<String, Map<String, String>> said) {
      return new Fields(new TreeMap<>(said), false);
    }

    static Fields seen(Map<String, Map<String, String>> said) {
      return new Fields(new TreeMap<>(said), true);
    }
  }

  Fields fields() {
    return reading.apply(document);
  }

  /** The same facade without what stands at a place of its document. */
  Facade without(String place) {
    var pointer = JsonPointer.compile(place);
    var copy = document.deepCopy();
    var holder = copy.at(pointer.head());
    if (holder instanceof ArrayNode array) {
      array.remove(pointer.last().getMatchingIndex());
    } else {
      ((ObjectNode) holder).remove(pointer.last().getMatchingProperty());
    }
    return new Facade(name, copy, reading);
  }

  /** The same facade with something else at a place of its document. */
  Facade with(String place, JsonNode value) {
    var pointer = JsonPointer.compile(place);
    var copy = document.deepCopy();
    ((ObjectNode) copy.at(pointer.head())).set(pointer.last().getMatchingProperty(), value);
    return new Facade(name, copy, reading);
  }
}
