package shop.dataproduct.analytics;

import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.contract.ResourceKind;
import shop.http.Responds;

/** The analytic store over HTTP: how it stands, and how it is made anew. */
@RestController
@RequestMapping(AnalyticsController.PATH)
class AnalyticsController {

  static final String PATH = ResourceKind.API + "/analytics";

  private final AnalyticStore store;
  private final Rebuilding rebuilding;

  AnalyticsController(AnalyticStore store, Rebuilding rebuilding) {
    this.store = store;
    this.rebuilding = rebuilding;
  }

  @Operation(summary = "How the analytic store stands")
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Responds(value = 200, with = StoreStatus.class)
  StoreStatus get() {
    return new StoreStatus(store.position(), store.behind(), rebuilding.isPending());
  }

  @Operation(
      summary = "Make the analytic store anew from the log's first event",
      description =
          """
          A new store is made beside the one in use, which is asked and grows all the while, and \
          takes its place when it has as much. GET tells whether it is still being made.\
          """)
  @PostMapping("/rebuilds")
  @Responds(value = 303, with = Void.class)
  ResponseEntity<Void> rebuild() {
    rebuilding.want();
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(PATH)).build();
  }
}
