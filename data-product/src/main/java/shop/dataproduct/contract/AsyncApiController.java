package shop.dataproduct.contract;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.dataproduct.feed.PublicUrl;
import shop.http.Responds;
import tools.jackson.databind.JsonNode;

/** The description of all events, for machines. */
@RestController
class AsyncApiController {

  static final String PATH = "/asyncapi";

  private final DataProducts products;
  private final PublicUrl url;

  AsyncApiController(DataProducts products, PublicUrl url) {
    this.products = products;
    this.url = url;
  }

  @Operation(summary = "All events that the log tells, as AsyncAPI 3.0")
  @Responds(200)
  @GetMapping(
      path = PATH,
      produces = {"application/vnd.aai.asyncapi+json", "application/json"})
  JsonNode asyncApi() {
    return AsyncApi.of(products.all(), url.of(""));
  }
}
