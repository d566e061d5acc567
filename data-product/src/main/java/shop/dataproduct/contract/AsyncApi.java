package shop.dataproduct.contract;

import java.net.URI;
import java.util.List;
import shop.contract.schema.EventType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * All events that the log tells, as AsyncAPI 3.0: a channel for every product, a message for every
 * type. The data of every message is described by the product's JSON Schema.
 */
final class AsyncApi {

  private static final String MESSAGES = "#/components/messages/";
  private static final String SCHEMAS = "#/components/schemas/";

  private final ObjectNode document = JsonNodeFactory.instance.objectNode();

  private AsyncApi(URI server) {
    document.put("asyncapi", "3.0.0");
    document
        .putObject("info")
        .put("title", "The log")
        .put("version", "v1")
        .put(
            "description",
            "Every change of every resource as a CloudEvent whose data is the resource after it.");
    document.put("defaultContentType", Envelope.MEDIA_TYPE);
    document
        .putObject("servers")
        .putObject("public")
        .put("host", server.getRawAuthority())
        .put("protocol", server.getScheme())
        .put("pathname", server.getRawPath());
    document.putObject("channels");
    document.putObject("operations");
    var components = document.putObject("components");
    components.putObject("messages");
    components
        .putObject("schemas")
        .set(Envelope.NAME, Embedded.in(SCHEMAS + Envelope.NAME, Envelope.schema()));
  }

  static ObjectNode of(List<DataProduct> products, URI server) {
    var api = new AsyncApi(server);
    products.forEach(api::add);
    return api.document;
  }

  private void add(DataProduct product) {
    var source = product.source();
    object("components", "schemas").set(source, Embedded.in(SCHEMAS + source, product.schema()));
    var messages =
        object("channels")
            .putObject(source)
            .put("address", product.feedPath())
            .put("title", product.name())
            .put("description", product.description())
            .putObject("messages");
    product
        .types()
        .forEach(type -> {
          messages.putObject(type.name()).put("$ref", MESSAGES + type.name());
          object("components", "messages").set(type.name(), message(product, type));
        });
    object("operations")
        .putObject(source)
        .put("action", "send")
        .put("summary", "Pages, or with Accept: text/event-stream a live stream.")
        .putObject("channel")
        .put("$ref", "#/channels/" + source);
  }

  private static ObjectNode message(DataProduct product, EventType type) {
    var message =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", type.name())
            .put("title", type.name())
            .put("summary", type.description())
            .put("contentType", Envelope.MEDIA_TYPE);
    var payload = message.putObject("payload").putArray("allOf");
    payload.addObject().put("$ref", SCHEMAS + Envelope.NAME);
    var narrowed = payload.addObject().put("type", "object").putObject("properties");
    narrowed.putObject("source").put("const", product.source());
    narrowed.putObject("type").put("const", type.name());
    narrowed.putObject("data").put("$ref", SCHEMAS + product.source());
    return message;
  }

  private ObjectNode object(String... path) {
    JsonNode place = document;
    for (var name : path) {
      place = place.get(name);
    }
    return (ObjectNode) place;
  }
}
