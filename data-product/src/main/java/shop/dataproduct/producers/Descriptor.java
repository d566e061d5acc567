package shop.dataproduct.producers;

import java.io.IOException;
import org.springframework.core.io.Resource;
import org.springframework.util.StringUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A product with the schema of its data, as a file describes it. The file is YAML and is itself
 * checked against a schema, {@code product.schema.json}.
 */
record Descriptor(Product product, DataSchema schema) {

  private static final DataSchema OF_DESCRIPTORS = DataSchema.named("product.schema.json");

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /**
   * Reads a file, and the schema beside it.
   *
   * @throws BadDescriptor when one of them is not as it has to be
   */
  static Descriptor read(Resource file) {
    var name = String.valueOf(file.getFilename());
    try {
      var yaml = read(file, YAML);
      var faults = OF_DESCRIPTORS.violations(yaml);
      if (!faults.isEmpty()) {
        throw new BadDescriptor(name, StringUtils.collectionToDelimitedString(faults, "; "));
      }
      var product = YAML.treeToValue(yaml, Product.class);
      var schema = read(file.createRelative(product.schema()), JsonMapper.shared());
      return new Descriptor(product, DataSchema.of(schema));
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw new BadDescriptor(name, String.valueOf(e.getMessage()));
    }
  }

  private static JsonNode read(Resource file, ObjectMapper mapper) throws IOException {
    try (var content = file.getInputStream()) {
      return mapper.readTree(content);
    }
  }
}
