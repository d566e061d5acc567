package shop.dataproduct.producers;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.util.UriUtils;
import shop.http.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The forms in which events come over HTTP (CloudEvents HTTP protocol binding 1.0.2, section 3),
 * each brought into the structured one, and how each names a place in an event.
 *
 * <p>They are read here and not by the CloudEvents SDK, because that takes a number for a double,
 * the last of two equal names for the one, and does not say where a fault is.
 */
enum Form {
  /** Attributes are headers, the body is the data. */
  BINARY {
    @Override
    List<JsonNode> events(HttpHeaders headers, JsonNode body) {
      var event = JsonNodeFactory.instance.objectNode();
      headers.forEach((name, values) -> {
        var attribute = name.toLowerCase(Locale.ROOT);
        if (attribute.startsWith(PREFIX)) {
          event.put(attribute.substring(PREFIX.length()), decoded(attribute, values));
        }
      });
      return List.of(event.set("data", body));
    }

    @Override
    Problem.FieldError error(int index, Violation fault) {
      return fault.pointer().equals("/data") || fault.pointer().startsWith("/data/")
          ? new Problem.FieldError(
              fault.pointer().substring("/data".length()), fault.reason(), fault.rule())
          : new Problem.FieldError(
              null, PREFIX + fault.pointer().substring(1), fault.reason(), fault.rule());
    }
  },

  /** The body is an event. */
  STRUCTURED {
    @Override
    List<JsonNode> events(HttpHeaders headers, JsonNode body) {
      return List.of(body);
    }

    @Override
    Problem.FieldError error(int index, Violation fault) {
      return new Problem.FieldError(fault.pointer(), fault.reason(), fault.rule());
    }
  },

  /** The body is an array of events. */
  BATCH {
    @Override
    List<JsonNode> events(HttpHeaders headers, JsonNode body) {
      return StreamSupport.stream(body.spliterator(), false).toList();
    }

    @Override
    Problem.FieldError error(int index, Violation fault) {
      return STRUCTURED.error(0, fault.within("/" + index));
    }
  };

  static final String EVENT = "application/cloudevents+json";
  static final String EVENTS = "application/cloudevents-batch+json";

  private static final String PREFIX = "ce-";

  static Form of(MediaType type) {
    return switch (type.getSubtype()) {
      case "cloudevents+json" -> STRUCTURED;
      case "cloudevents-batch+json" -> BATCH;
      default -> BINARY;
    };
  }

  /** The events of a request in their structured form. */
  abstract List<JsonNode> events(HttpHeaders headers, JsonNode body);

  /**
   * A fault as the sender sees it.
   *
   * @param index of the event in the request, from 0
   */
  abstract Problem.FieldError error(int index, Violation fault);

  /** Section 3.1.3.2: what is no printable ASCII is percent-encoded. */
  private static String decoded(String header, List<String> values) {
    try {
      return UriUtils.decode(String.join(",", values), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Problem.parameter(header, "has to be percent-encoded UTF-8");
    }
  }
}
