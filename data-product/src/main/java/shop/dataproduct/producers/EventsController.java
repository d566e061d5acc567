package shop.dataproduct.producers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.net.URI;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.contract.ResourceKind;
import shop.http.Problem;
import shop.http.ProblemType;
import shop.http.Resources;
import shop.http.Responds;
import tools.jackson.databind.JsonNode;

/** Where other producers post events. */
@RestController
@RequestMapping(ResourceKind.API + "/events")
class EventsController {

  private final Gate gate;
  private final Intake intake;
  private final Products products;
  private final Resources resources;

  EventsController(Gate gate, Intake intake, Products products, Resources resources) {
    this.gate = gate;
    this.intake = intake;
    this.products = products;
    this.resources = resources;
  }

  @Operation(
      summary = "Tell of something that happened elsewhere",
      description =
          """
          CloudEvents 1.0 of a registered product (see /producers): binary, with the attributes as \
          ce- headers and the data as application/json; structured; or a batch of at most 1000, \
          all or none. When it is answered the events are in the log. The same event sent again is \
          answered alike and has no second effect.\
          """)
  @PostMapping(consumes = {Form.EVENT, Form.EVENTS, MediaType.APPLICATION_JSON_VALUE})
  @Responds(
      value = {201, 204, 409},
      with = JsonNode.class)
  ResponseEntity<String> take(
      @Parameter(hidden = true) @RequestHeader HttpHeaders headers, @RequestBody JsonNode body) {
    var form = Form.of(Objects.requireNonNull(headers.getContentType()));
    var events = form.events(headers, body);
    if (events.size() > Intake.AT_ONCE) {
      throw Problem.of(
          ProblemType.BODY_TOO_LARGE, "a batch may have " + Intake.AT_ONCE + " events");
    }
    var offers = gate.admit(form, events);
    if (offers.isEmpty()) {
      return ResponseEntity.noContent().build();
    }
    var told = intake.take(form, offers);
    if (form == Form.BATCH) {
      return ResponseEntity.noContent().build();
    }
    var subject = told.subject();
    var place = products.of(subject.source()).orElseThrow().path(subject.id(), told.sequence());
    var answer = resources.respond(HttpStatus.CREATED, told);
    return ResponseEntity.created(URI.create(place))
        .headers(answer.getHeaders())
        .body(answer.getBody());
  }
}
