package shop.dataproduct.contract;

import java.net.URI;
import java.util.List;
import shop.contract.schema.EventType;
import shop.dataproduct.producers.Products;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * All events that the log tells and takes, as AsyncAPI 3.0. Of what it tells there is a channel for
 * every product and a message for every type; of what it takes, one channel with a message for
 * every product of another producer. The data of every message is described by the product's JSON
 * Schema.
 */
final class AsyncApi {

  private static final String MESSAGES = "#/components/messages/";
  private static final String SCHEMAS = "#/components/schemas/";
  private static final String OFFERS = "offers";
  private static final String OFFER = "offer";

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
    products.forEach(api::tell);
    var offered = products.stream().filter(DataProduct::isOffered).toList();
    if (!offered.isEmpty()) {
      api.take(offered);
    }
    return api.document;
  }

  private void take(List<DataProduct> offered) {
    object("components", "schemas").set(OFFER, Embedded.in(SCHEMAS + OFFER, Products.envelope()));
    object("channels")
        .putObject(OFFERS)
        .put("address", DataProduct.EVENTS)
        .put("title", "Events of other producers")
        .put(
            "description",
            "What is accepted stands in the log when it is answered, and is told on the channel of"
                + " its product.")
        .putObject("messages");
    offered.forEach(this::take);
  }

  private void take(DataProduct product) {
    var name = OFFER + "." + product.source();
    object("channels", OFFERS, "messages").putObject(name).put("$ref", MESSAGES + name);
    object("components", "messages").set(name, offer(name, product));
    var operation =
        object("operations")
            .putObject(name)
            .put("action", "receive")
            .put(
                "summary",
                "Structured, in the binary form with ce- headers, or a batch of "
                    + "application/cloudevents-batch+json, all or none.");
    operation.putObject("channel").put("$ref", "#/channels/" + OFFERS);
    operation
        .putArray("messages")
        .addObject()
        .put("$ref", "#/channels/" + OFFERS + "/messages/" + name);
    operation
        .putObject("bindings")
        .putObject("http")
        .put("method", "POST")
        .put("bindingVersion", "0.3.0");
  }

  private static ObjectNode offer(String name, DataProduct product) {
    var message = message(name, product.description(), OFFER);
    var narrowed = narrow(message, product);
    var types = narrowed.putObject("type").putArray("enum");
    product.types().forEach(type -> types.add(type.name()));
    return message;
  }

  private void tell(DataProduct product) {
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
    var message = message(type.name(), type.description(), Envelope.NAME);
    narrow(message, product).putObject("type").put("const", type.name());
    return message;
  }

  private static ObjectNode message(String name, String summary, String envelope) {
    var message =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", name)
            .put("title", name)
            .put("summary", summary)
            .put("contentType", Envelope.MEDIA_TYPE);
    message.putObject("payload").putArray("allOf").addObject().put("$ref", SCHEMAS + envelope);
    return message;
  }

  /** Says what of the envelope is a product's; answers with the attributes, to say more of them. */
  private static ObjectNode narrow(ObjectNode message, DataProduct product) {
    var narrowed =
        message
            .withArray("/payload/allOf")
            .addObject()
            .put("type", "object")
            .putObject("properties");
    narrowed.putObject("source").put("const", product.source());
    narrowed.putObject("data").put("$ref", SCHEMAS + product.source());
    return narrowed;
  }

  private ObjectNode object(String... path) {
    JsonNode place = document;
    for (var name : path) {
      place = place.get(name);
    }
    return (ObjectNode) place;
  }
}
