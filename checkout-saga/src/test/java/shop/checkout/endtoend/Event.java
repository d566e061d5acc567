package shop.checkout.endtoend;

import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A CloudEvent as the feed carries it.
 *
 * @param data the resource, as the very text that came
 */
record Event(JsonNode json, String data) {

  static Event parse(String text) {
    return new Event(JsonMapper.shared().readTree(text), dataOf(text));
  }

  /** A parsed and rewritten resource would prove nothing about the bytes that came. */
  private static String dataOf(String text) {
    try (var parser = JsonMapper.shared().createParser(text)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        var wanted = parser.currentName().equals("data");
        parser.nextToken();
        var start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        if (wanted) {
          return text.substring(start, (int) parser.currentLocation().getCharOffset());
        }
      }
      throw new AssertionError("no data in " + text);
    }
  }

  JsonNode resource() {
    return json.path("data");
  }

  String attribute(String name) {
    return json.path(name).asString("");
  }

  boolean has(String attribute) {
    return json.has(attribute);
  }

  String id() {
    return attribute("id");
  }

  String source() {
    return attribute("source");
  }

  String subject() {
    return attribute("subject");
  }

  String type() {
    return attribute("type");
  }

  long sequence() {
    return Long.parseLong(attribute("sequence"));
  }
}
