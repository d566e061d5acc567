package shop.dataproduct.contract;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON Schema document as a part of another document. */
final class Embedded {

  private Embedded() {}

  /**
   * A copy of a schema whose references within itself still lead to where they led.
   *
   * @param place where it will stand, as a reference: {@code #/components/schemas/carts}
   */
  static ObjectNode in(String place, JsonNode document) {
    var copy = (ObjectNode) document.deepCopy();
    copy.remove("$schema");
    copy.remove("$id");
    copy.findParents("$ref").forEach(holder -> move((ObjectNode) holder, place));
    return copy;
  }

  private static void move(ObjectNode holder, String place) {
    var reference = holder.get("$ref").asString();
    if (reference.startsWith("#")) {
      holder.put("$ref", place + reference.substring(1));
    }
  }
}
