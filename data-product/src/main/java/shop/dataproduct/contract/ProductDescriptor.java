package shop.dataproduct.contract;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import shop.contract.ResourceKind;
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
        outputPorts(product, url),
        managementPorts(product, url),
        new Team(product.owner()),
        Stream.concat(
                Stream.of(new CustomProperty("serviceLevels", ServiceLevel.all(), "The promise.")),
                delay.map(ProductDescriptor::freshness).stream())
            .toList());
  }

  private static List<OutputPort> outputPorts(DataProduct product, PublicUrl url) {
    return List.of(
        port(
            product,
            "events",
            "HTTP",
            "The events in pages, oldest first.",
            url.base() + product.feedPath()),
        port(
            product,
            "stream",
            "SSE",
            "The events as they are published, from any position on.",
            url.base() + product.feedPath()),
        port(
            product,
            "resources",
            "HTTP",
            "One resource as it stands, as it was at a time, or at a revision.",
            url.base() + product.resourcePath()),
        port(
            product,
            "sql",
            "SQL",
            "Views on the log, to which questions are posted; in events, source = '%s'."
                .formatted(product.source()),
            url.base() + ResourceKind.API + "/query"),
        port(
            product,
            "files",
            "Parquet",
            "All events of a day in a file, with those of all products.",
            url.base() + ResourceKind.API + "/analytics/days"));
  }

  private static OutputPort port(
      DataProduct product, String name, String type, String description, String location) {
    return new OutputPort(
        name,
        description,
        type,
        product.version(),
        product.source(),
        product.inputs().stream()
            .map(input -> new InputContract(input.contract(), product.version()))
            .toList(),
        List.of(new CustomProperty("location", location, "Where it is read.")));
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
