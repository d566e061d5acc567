package shop.dataproduct.contract;

import java.util.List;
import shop.contract.ResourceKind;
import shop.contract.schema.EventType;
import tools.jackson.databind.JsonNode;

/**
 * All that the log tells under one CloudEvents source, which is a product of one owner.
 *
 * @param source the CloudEvents source: {@code carts}
 * @param owner the context or the other producer that answers for it
 * @param version of its contract: {@code v1}
 * @param types all that is told
 * @param schema the JSON Schema of every event's data
 * @param schemaPath where the schema is served
 * @param resourcePath where a resource is served, with <code>{}</code> for the subject
 * @param inputs what it is made of
 * @param isOffered whether its events are another producer's, who posts them
 */
record DataProduct(
    String source,
    String description,
    String owner,
    String version,
    List<EventType> types,
    JsonNode schema,
    String schemaPath,
    String resourcePath,
    List<Input> inputs,
    boolean isOffered) {

  /** Where events are read, and where those of other producers are posted. */
  static final String EVENTS = ResourceKind.API + "/events";

  /**
   * Something that a product is made of.
   *
   * @param owner whose it is
   * @param contract what says how it looks: a sealed type of inside events, or a schema
   */
  record Input(String owner, String contract) {}

  /**
   * A way to read a product.
   *
   * @param type what is spoken there: {@code SSE}
   * @param path with <code>{}</code> for the subject, where there is one
   */
  record Port(String name, String type, String description, String path) {}

  /** Where the descriptor is served. */
  String path() {
    return DataProductsController.PATH + "/" + source;
  }

  /** Where the contract is served. */
  String contractPath() {
    return path() + "/contract";
  }

  /** Where the events are read. */
  String feedPath() {
    return EVENTS + "?source=" + source;
  }

  /** All ways to read it. */
  List<Port> ports() {
    return List.of(
        new Port("events", "HTTP", "The events in pages, oldest first.", feedPath()),
        new Port(
            "stream", "SSE", "The events as they are published, from any position on.", feedPath()),
        new Port(
            "resources",
            "HTTP",
            "One resource as it stands, as it was at a time, or at a revision; {} is its subject.",
            resourcePath),
        new Port(
            "sql",
            "SQL",
            "Views on the log, to which questions are posted; in events, source = '%s'."
                .formatted(source),
            ResourceKind.API + "/query"),
        new Port(
            "files",
            "Parquet",
            "All events of a day in a file, with those of all products.",
            ResourceKind.API + "/analytics/days"));
  }

  /** How the schema names what it describes: {@code Cart}. */
  String name() {
    return schema.path("title").asString(source);
  }
}
