package shop.dataproduct.contract;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.dataproduct.feed.PublicUrl;
import shop.http.Problem;
import shop.http.ProblemType;
import shop.http.Responds;
import tools.jackson.databind.JsonNode;

/** The JSON Schemas (draft 2020-12) to which events refer as their {@code dataschema}. */
@RestController
@RequestMapping(SchemaController.PATH)
class SchemaController {

  static final String PATH = "/schemas";

  private static final String JSON_SCHEMA = "application/schema+json";

  private final DataProducts products;
  private final PublicUrl url;

  SchemaController(DataProducts products, PublicUrl url) {
    this.products = products;
    this.url = url;
  }

  /**
   * What a schema describes, and where it is.
   *
   * @param source the CloudEvents source whose data it describes
   */
  record Listed(String source, String schema) {}

  @Operation(summary = "The schemas of all data that the log tells")
  @Responds(200)
  @GetMapping(produces = "application/json")
  List<Listed> all() {
    return products.all().stream()
        .map(product -> new Listed(product.source(), url.of(product.schemaPath()).toString()))
        .toList();
  }

  @Operation(summary = "The JSON Schema of a resource and of its events' data")
  @Responds({200, 404})
  @GetMapping(
      path = "/{name}/{version}",
      produces = {JSON_SCHEMA, "application/json"})
  ResponseEntity<JsonNode> one(@PathVariable String name, @PathVariable String version) {
    var path = PATH + "/" + name + "/" + version;
    return products.all().stream()
        .filter(product -> product.schemaPath().equals(path))
        .findFirst()
        .map(product -> ResponseEntity.ok(product.schema()))
        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "there is no " + path));
  }
}
