package shop.checkout.demo;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/**
 * The W3C trace of one telling of the story. The service hands it on to everything that follows
 * from a request, so every event of the story carries it, and no other event does.
 *
 * @param id 32 hexadecimal digits
 */
record Trace(String id) {

  static Trace begin() {
    var random = new byte[16];
    ThreadLocalRandom.current().nextBytes(random);
    random[0] |= 1; // an id of nothing but zeros is invalid
    return new Trace(HexFormat.of().formatHex(random));
  }

  /** The header {@code traceparent} of a request; "not sampled", because nobody records it here. */
  String parent() {
    return "00-" + id + "-" + id.substring(16) + "-00";
  }

  boolean contains(JsonNode event) {
    return event.path("traceparent").asString("").startsWith("00-" + id + "-");
  }
}
