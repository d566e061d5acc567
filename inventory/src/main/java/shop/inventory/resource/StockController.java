package shop.inventory.resource;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.contract.ProductId;
import shop.contract.ResourceKind;
import shop.http.Commands;
import shop.http.IfMatch;
import shop.http.Moment;
import shop.http.Resources;
import shop.http.Responds;
import shop.inventory.StockCommand.SetStock;

/** Stock over HTTP: counted by clients, reserved only from inside. */
@RestController
@RequestMapping(ResourceKind.API + "/products/{product}/stock")
class StockController {

  private final Commands commands;
  private final Resources resources;

  StockController(Commands commands, Resources resources) {
    this.commands = commands;
    this.resources = resources;
  }

  record Count(@NotNull @Min(0) @Max(SetStock.MAX_ON_HAND) Long onHand) {}

  @PutMapping
  @Responds(
      value = {200, 201, 409},
      with = StockResource.class)
  ResponseEntity<String> set(
      @PathVariable ProductId product,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody Count body) {
    var done = commands.send(new SetStock(product, body.onHand(), IfMatch.parse(ifMatch)));
    return done.made() == null
        ? resources.ok(StockResource.KIND, product, done)
        : resources.created(StockResource.KIND, product, done, StockResource.KIND.path(product));
  }

  @GetMapping
  @Responds(
      value = {200, 304, 404},
      with = StockResource.class)
  ResponseEntity<String> get(
      @PathVariable ProductId product, @RequestParam(required = false) @Nullable Moment at) {
    return resources.get(StockResource.KIND, product, at);
  }

  @GetMapping("/revisions/{revision}")
  @Responds(
      value = {200, 304, 404},
      with = StockResource.class)
  ResponseEntity<String> revision(@PathVariable ProductId product, @PathVariable long revision) {
    return resources.get(StockResource.KIND, product, revision);
  }
}
