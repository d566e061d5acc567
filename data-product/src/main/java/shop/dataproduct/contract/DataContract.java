package shop.dataproduct.contract;

import java.net.URI;
import java.util.List;
import shop.dataproduct.feed.PublicUrl;

/**
 * The contract of a product, in the form of the Open Data Contract Standard (ODCS) 3.1.
 *
 * @param id equal to that of the product
 */
record DataContract(
    String apiVersion,
    String kind,
    String id,
    String name,
    String version,
    String status,
    String domain,
    String dataProduct,
    Description description,
    List<Server> servers,
    List<SchemaObject> schema,
    Team team,
    List<ServiceLevel> slaProperties,
    List<Definition> authoritativeDefinitions) {

  record Description(String purpose, String usage, String limitations) {}

  record Server(String server, String type, URI location, String description) {}

  record Team(String name) {}

  record Definition(String type, URI url) {}

  /** A table, view or topic; here the resource. */
  record SchemaObject(
      String name,
      String logicalType,
      String physicalType,
      String description,
      List<SchemaProperty> properties) {}

  static DataContract of(DataProduct product, PublicUrl url) {
    return new DataContract(
        "v3.1.0",
        "DataContract",
        product.source(),
        product.name(),
        product.version(),
        "active",
        product.owner(),
        product.source(),
        new Description(
            product.description(),
            "Read resources one by one, or follow the events, whose data is the whole resource.",
            "Within a version only optional attributes are added: ignore those you do not know."),
        product.ports().stream().map(port -> server(port, url)).toList(),
        List.of(
            new SchemaObject(
                product.name(),
                "object",
                "application/json",
                product.description(),
                SchemaProperty.all(product.schema()))),
        new Team(product.owner()),
        ServiceLevel.all(),
        List.of(new Definition("schema", url.of(product.schemaPath()))));
  }

  private static Server server(DataProduct.Port port, PublicUrl url) {
    return new Server(
        port.name(), "api", url.of(port.path().replace("{}", "%7B%7D")), port.description());
  }
}
