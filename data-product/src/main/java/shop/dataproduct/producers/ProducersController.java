package shop.dataproduct.producers;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.contract.ResourceEvent;
import shop.contract.ResourceKind;
import shop.contract.ResourceLog;
import shop.contract.Subject;
import shop.http.Moment;
import shop.http.Problem;
import shop.http.ProblemType;
import shop.http.Resources;
import shop.http.Responds;
import tools.jackson.databind.JsonNode;

/** The products of other producers: what they are, and what they have told. */
@RestController
@RequestMapping(ResourceKind.API + "/producers")
class ProducersController {

  private final Products products;
  private final ResourceLog log;
  private final Resources resources;

  ProducersController(Products products, ResourceLog log, Resources resources) {
    this.products = products;
    this.log = log;
    this.resources = resources;
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Responds(200)
  ResponseEntity<List<Product>> all() {
    return ResponseEntity.ok(products.all());
  }

  @GetMapping(path = "/{source}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Responds({200, 404})
  ResponseEntity<Product> one(@PathVariable String source) {
    return ResponseEntity.ok(descriptor(source).product());
  }

  @GetMapping(path = "/{source}/schema", produces = MediaType.APPLICATION_JSON_VALUE)
  @Responds({200, 404})
  ResponseEntity<JsonNode> schema(@PathVariable String source) {
    return ResponseEntity.ok(descriptor(source).schema().document());
  }

  @GetMapping("/{source}/subjects/{subject}")
  @Responds(
      value = {200, 304, 404},
      with = JsonNode.class)
  ResponseEntity<String> subject(
      @PathVariable String source,
      @PathVariable String subject,
      @RequestParam(required = false) @Nullable Moment at) {
    var asked = new Subject(descriptor(source).product().source(), subject);
    return found(at == null ? log.latest(asked) : log.at(asked, at.instant()), asked);
  }

  @GetMapping("/{source}/subjects/{subject}/revisions/{revision}")
  @Responds(
      value = {200, 304, 404},
      with = JsonNode.class)
  ResponseEntity<String> revision(
      @PathVariable String source, @PathVariable String subject, @PathVariable long revision) {
    var asked = new Subject(descriptor(source).product().source(), subject);
    return found(log.revision(asked, revision), asked);
  }

  private Descriptor descriptor(String source) {
    return products
        .descriptor(source)
        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "no product tells of " + source));
  }

  private ResponseEntity<String> found(Optional<ResourceEvent> told, Subject asked) {
    return resources.respond(
        HttpStatus.OK,
        told.orElseThrow(() ->
            Problem.of(
                ProblemType.NOT_FOUND,
                "there is no %s of %s there".formatted(asked.id(), asked.source()))));
  }
}
