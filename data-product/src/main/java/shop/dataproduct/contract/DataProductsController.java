package shop.dataproduct.contract;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.dataproduct.feed.PublicUrl;
import shop.dataproduct.log.LogDelay;
import shop.http.Problem;
import shop.http.ProblemType;
import shop.http.Responds;

/** What products there are: a descriptor (ODPS) and a contract (ODCS) of each, as JSON or YAML. */
@RestController
@RequestMapping(
    path = DataProductsController.PATH,
    produces = {"application/json", "application/yaml"})
class DataProductsController {

  static final String PATH = "/data-products";

  private final DataProducts products;
  private final LogDelay delay;
  private final PublicUrl url;

  DataProductsController(DataProducts products, LogDelay delay, PublicUrl url) {
    this.products = products;
    this.delay = delay;
    this.url = url;
  }

  @Operation(summary = "The descriptors of all products")
  @Responds(200)
  @GetMapping
  List<ProductDescriptor> all() {
    return products.all().stream().map(this::descriptor).toList();
  }

  @Operation(summary = "The descriptor of a product: ports, owner, promises, measured freshness")
  @Responds({200, 404})
  @GetMapping("/{id}")
  ProductDescriptor one(@PathVariable String id) {
    return descriptor(product(id));
  }

  @Operation(summary = "The contract of a product: its schema and what is promised of it")
  @Responds({200, 404})
  @GetMapping("/{id}/contract")
  DataContract contract(@PathVariable String id) {
    return DataContract.of(product(id), url);
  }

  private ProductDescriptor descriptor(DataProduct product) {
    return ProductDescriptor.of(product, delay.of(product.source()), url);
  }

  private DataProduct product(String id) {
    return products
        .of(id)
        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "there is no product " + id));
  }
}
