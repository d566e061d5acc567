package shop.checkout.demo;

import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * What the service answered.
 *
 * @param request method and path: {@code GET /api/v1/carts/101}
 * @param body missing when there was no JSON in it
 */
record Answer(String request, int status, HttpHeaders headers, JsonNode body) {

  /**
   * This answer.
   *
   * @throws Differs when it has none of these statuses
   */
  Answer expect(int... told) {
    if (IntStream.of(told).noneMatch(expected -> expected == status)) {
      throw new Differs(
          "%s should be answered with %s and is with %d %s"
              .formatted(request, Arrays.toString(told), status, body));
    }
    return this;
  }

  /**
   * This answer.
   *
   * @param pointer JSON pointer (RFC 6901) into the body
   * @param told a text, also for a number
   * @throws Differs when the body says something else there
   */
  Answer expect(String pointer, String told) {
    Differs.unless(pointer + " of " + request, told, text(pointer));
    return this;
  }

  /** What the body says at a JSON pointer, as text; empty when it says nothing there. */
  String text(String pointer) {
    return body.at(pointer).asString("");
  }

  /** A number of the body; 0 when it has none there. */
  long number(String pointer) {
    return body.at(pointer).asLong(0);
  }

  /** The value of a header, empty when there is none. */
  String header(String name) {
    return headers.firstValue(name).orElse("");
  }
}
