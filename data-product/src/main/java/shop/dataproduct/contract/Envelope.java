package shop.dataproduct.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is around the data of every event that the log tells: CloudEvents 1.0 in JSON. */
final class Envelope {

  /** CloudEvents JSON event format 1.0, section 3. */
  static final String MEDIA_TYPE = "application/cloudevents+json";

  static final String NAME = "event";

  private static final JsonNode SCHEMA = read("event.schema.json");

  private Envelope() {}

  static JsonNode schema() {
    return SCHEMA;
  }

  private static JsonNode read(String file) {
    try (InputStream json =
        Objects.requireNonNull(Envelope.class.getResourceAsStream(file), file)) {
      return JsonMapper.shared().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
