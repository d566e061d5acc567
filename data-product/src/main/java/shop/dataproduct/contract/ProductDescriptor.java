package shop.dataproduct.contract;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import shop.dataproduct.feed.PublicUrl;
import shop.dataproduct.log.LogDelay;

/** A product, in the form of the Open Data Product Standard (ODPS) 1.0. */
record ProductDescriptor(
    String apiVersion,
    String kind,
    String id,
    String name,
    String version,
    String status,
    String domain,
    Description description,
    List<InputPort> inputPorts,
    List<OutputPort> outputPorts,
    List<ManagementPort> managementPorts,
    Team team,
    List<CustomProperty> customProperties) {

  record Description(String purpose) {}

  record Team(String name) {}

  record InputPort(String name, String version, String contractId) {}

  /**
   * A way to read the product.
   *
   * @param inputContracts its lineage
   */
  record OutputPort(
      String name,
      String description,
      String type,
      String version,
      String contractId,
      List<InputContract> inputContracts,
      List<CustomProperty> customProperties) {}

  record InputContract(String id, String version) {}

  record ManagementPort(String name, String content, String type, URI url, String description) {}

  static ProductDescriptor of(
      DataProduct product, Optional<LogDelay.Measured> delay, PublicUrl url) {
    return new ProductDescriptor(
        "v1.0.0",
        "DataProduct",
        product.source(),
        product.name(),
        product.version(),
        "active",
        product.owner(),
        new Description(product.description()),
        product.inputs().stream()
            .map(input -> new InputPort(input.owner(), product.version(), input.contract()))
            .toList(),
        product.ports().stream().map(port -> outputPort(product, port, url)).toList(),
        managementPorts(product, url),
        new Team(product.owner()),
        Stream.concat(
                Stream.of(new CustomProperty("serviceLevels", ServiceLevel.all(), "The promise.")),
                delay.map(ProductDescriptor::freshness).stream())
            .toList());
  }

  private static OutputPort outputPort(DataProduct product, DataProduct.Port port, PublicUrl url) {
    return new OutputPort(
        port.name(),
        port.description(),
        port.type(),
        product.version(),
        product.source(),
        product.inputs().stream()
            .map(input -> new InputContract(input.contract(), product.version()))
            .toList(),
        List.of(new CustomProperty("location", url.base() + port.path(), "Where it is read.")));
  }

  private static List<ManagementPort> managementPorts(DataProduct product, PublicUrl url) {
    return List.of(
        new ManagementPort(
            "contract",
            "discoverability",
            "rest",
            url.of(product.contractPath()),
            "The contract of the product (ODCS)."),
        new ManagementPort(
            "schema",
            "dictionary",
            "rest",
            url.of(product.schemaPath()),
            "The JSON Schema of its data."),
        new ManagementPort(
            "asyncapi",
            "dictionary",
            "rest",
            url.of(AsyncApiController.PATH),
            "All events of all products."),
        new ManagementPort(
            "health",
            "observability",
            "rest",
            url.of("/actuator/health"),
            "Whether the service is up."));
  }

  private static CustomProperty freshness(LogDelay.Measured delay) {
    return new CustomProperty(
        "freshness",
        Freshness.of(delay),
        "How long it took from an event to its publication, for the newest that were published"
            + " since the start.");
  }

  /**
   * What was measured.
   *
   * @param events how many were measured
   * @param kept whether the promise is kept
   */
  record Freshness(int events, double p50Milliseconds, double p99Milliseconds, boolean kept) {

    private static Freshness of(LogDelay.Measured delay) {
      return new Freshness(
          delay.events(),
          delay.median().toNanos() / 1e6,
          delay.p99().toNanos() / 1e6,
          delay.p99().compareTo(ServiceLevel.PUBLISHED_WITHIN) <= 0);
    }
  }
}
