package shop.checkout.verify;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event of a page.
 *
 * @param attributes the CloudEvents attributes that are texts
 * @param data the very bytes that came; parsed and written again they would prove nothing
 */
record ToldEvent(Map<String, String> attributes, ByteBuffer data) {

  /** The events of a batch, a JSON array in UTF-8. */
  static List<ToldEvent> all(byte[] batch) {
    var events = new ArrayList<ToldEvent>();
    try (var parser = JsonMapper.shared().createParser(batch)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        events.add(next(parser, batch));
      }
    }
    return events;
  }

  private static ToldEvent next(JsonParser parser, byte[] batch) {
    var attributes = new HashMap<String, String>();
    var data = ByteBuffer.allocate(0);
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = parser.currentName();
      var value = parser.nextToken();
      if (name.equals("data")) {
        data = bytes(parser, batch);
      } else if (value == JsonToken.VALUE_STRING) {
        attributes.put(name, parser.getString());
      } else {
        parser.skipChildren();
      }
    }
    return new ToldEvent(attributes, data);
  }

  private static ByteBuffer bytes(JsonParser parser, byte[] batch) {
    var start = (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    parser.finishToken();
    return ByteBuffer.wrap(batch, start, (int) parser.currentLocation().getByteOffset() - start);
  }

  /** An attribute; empty when the event has it not. */
  String attribute(String name) {
    return attributes.getOrDefault(name, "");
  }

  /** The resource that it tells of. */
  String resource() {
    return attribute("source") + " " + attribute("subject");
  }
}
