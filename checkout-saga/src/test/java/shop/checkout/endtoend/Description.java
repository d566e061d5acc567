package shop.checkout.endtoend;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The service's description of itself (OpenAPI), and whether it is true: every answer that a test
 * sees has to be one that it describes.
 */
final class Description {

  /** What the document says of all that match. */
  private record Path(Pattern pattern, JsonNode operations) {}

  private final JsonNode document;
  private final List<Path> paths;

  Description(JsonNode document) {
    this.document = document;
    this.paths =
        document
            .at("/paths")
            .propertyStream()
            .map(entry -> new Path(pattern(entry.getKey()), entry.getValue()))
            .toList();
  }

  JsonNode document() {
    return document;
  }

  /** Whether a reply is described: its status, its media type, its fields, its headers. */
  void covers(Reply reply) {
    var operation = operation(reply);
    if (operation.isEmpty()) {
      assertThat(reply.status()).as("no operation for %s", reply).isIn(400, 404, 405, 413);
      return;
    }
    var response = operation.get().at("/responses/" + reply.status());
    assertThat(response.isObject()).as("the status is not described: %s", reply).isTrue();
    var content = response.path("content");
    if (reply.mediaType().isEmpty()) {
      assertThat(content.propertyNames()).as("%s", reply).isEmpty();
    } else {
      assertThat(content.propertyNames()).as("%s", reply).contains(reply.mediaType());
      var schema = content.path(reply.mediaType()).path("schema");
      if (reply.mediaType().endsWith("json") && !reply.method().equals("HEAD")) {
        assertThat(faults(schema, reply.json(), "")).as("%s", reply).isEmpty();
      }
    }
    for (var header : List.of("ETag", "Location", "Retry-After", "Preference-Applied")) {
      if (reply.has(header)) {
        assertThat(response.at("/headers").propertyNames()).as("%s", reply).contains(header);
      }
    }
  }

  private Optional<JsonNode> operation(Reply reply) {
    var path = reply.target().replaceFirst("\\?.*", "");
    var method = reply.method().equals("HEAD") ? "get" : reply.method().toLowerCase(Locale.ROOT);
    return paths.stream()
        .filter(described -> described.pattern().matcher(path).matches())
        .map(described -> described.operations().path(method))
        .filter(JsonNode::isObject)
        .findFirst();
  }

  private static Pattern pattern(String template) {
    return Pattern.compile(
        Stream.of(template.split("/"))
            .map(segment -> segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment))
            .collect(joining("/")));
  }

  /** Where a value is not as the schema says; what it says of numbers and texts is not checked. */
  private List<String> faults(JsonNode schema, JsonNode value, String place) {
    var faults = new ArrayList<String>();
    if (schema.has("$ref")) {
      return faults(document.at(schema.get("$ref").asString().substring(1)), value, place);
    }
    if (value.isObject() && schema.has("properties")) {
      schema
          .path("required")
          .valueStream()
          .map(JsonNode::asString)
          .filter(name -> !value.has(name))
          .forEach(name -> faults.add(place + "/" + name + " is missing"));
      value
          .propertyStream()
          .forEach(field -> {
            var at = place + "/" + field.getKey();
            var known = schema.at("/properties").path(field.getKey());
            faults.addAll(
                known.isMissingNode()
                    ? List.of(at + " is not described")
                    : faults(known, field.getValue(), at));
          });
    } else if (value.isArray() && schema.has("items")) {
      for (int n = 0; n < value.size(); n++) {
        faults.addAll(faults(schema.get("items"), value.get(n), place + "/" + n));
      }
    } else if (!hasType(schema.path("type").asString(""), value)) {
      faults.add(place + " is no " + schema.path("type").asString());
    } else if (schema.has("enum") && !schema.get("enum").valueStream().toList().contains(value)) {
      faults.add(place + " is none of " + schema.get("enum"));
    }
    return faults;
  }

  private static boolean hasType(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "integer" -> value.isIntegralNumber();
      case "string" -> value.isString();
      case "boolean" -> value.isBoolean();
      default -> true;
    };
  }
}
