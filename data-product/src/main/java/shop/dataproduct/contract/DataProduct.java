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
    List<Input> inputs) {

  /**
   * Something that a product is made of.
   *
   * @param owner whose it is
   * @param contract what says how it looks: a sealed type of inside events, or a schema
   */
  record Input(String owner, String contract) {}

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
    return ResourceKind.API + "/events?source=" + source;
  }

  /** How the schema names what it describes: {@code Cart}. */
  String name() {
    return schema.path("title").asString(source);
  }
}
