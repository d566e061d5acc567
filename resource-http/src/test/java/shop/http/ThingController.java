package shop.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.server.ResponseStatusException;
import shop.contract.CartId;
import shop.contract.IdSyntax;
import shop.contract.Precondition;
import shop.contract.ProductId;
import shop.contract.ResourceKind;
import shop.contract.schema.EventTypes;
import tools.jackson.databind.JsonNode;

/** Things over HTTP, with an endpoint for every way in which a request can end. */
@RestController
@RequestMapping({ResourceKind.API + "/things", "/things"})
class ThingController {

  private static final ResourceKind<Object> KIND =
      new ResourceKind<>(
          "things", Object.class, "/things/{}", "thing/v1", EventTypes.of(Change.class));

  private final Commands commands;
  private final Resources resources;

  ThingController(Commands commands, Resources resources) {
    this.commands = commands;
    this.resources = resources;
  }

  /** Nothing is told of things. */
  private enum Change {}

  enum Color {
    @JsonProperty("red")
    RED
  }

  record Part(@NotNull @Min(1) @Max(999) Integer quantity) {}

  record NewThing(
      @NotNull @Pattern(regexp = IdSyntax.REGEX) String id,
      @NotNull @Min(1) @Max(999) Integer quantity,
      Long onHand,
      Boolean fragile,
      Color color,
      ProductId product,
      List<@Valid Part> parts) {}

  record Counted(int count) {}

  @PostMapping
  ResponseEntity<String> create(
      @RequestHeader(name = Headers.IDEMPOTENCY_KEY, required = false) String key,
      @Valid @RequestBody NewThing body) {
    var done =
        commands.sendOnce(key, "things", body, new Things.Change(body.id(), Precondition.NONE));
    return resources.created(KIND, body.id(), done, KIND.path(body.id()));
  }

  @PostMapping("/counted")
  ResponseEntity<Counted> count(@RequestBody Counted body) {
    return ResponseEntity.ok(body);
  }

  @PostMapping("/any")
  ResponseEntity<JsonNode> any(@RequestBody JsonNode body) {
    return ResponseEntity.ok(body);
  }

  @PostMapping("/{id}/unread")
  ResponseEntity<String> unread(@PathVariable CartId id) {
    var done = commands.send(new Things.Change(id.value(), Precondition.NONE));
    return resources.ok(KIND, id, done);
  }

  @GetMapping("/{id}")
  ResponseEntity<String> get(@PathVariable CartId id, @RequestParam(required = false) Moment at) {
    return resources.get(KIND, id, at);
  }

  @GetMapping("/{id}/revisions/{revision}")
  ResponseEntity<String> revision(@PathVariable CartId id, @PathVariable long revision) {
    return resources.get(KIND, id, revision);
  }

  @PutMapping("/{id}")
  ResponseEntity<String> change(
      @PathVariable CartId id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch) {
    var done = commands.send(new Things.Change(id.value(), IfMatch.parse(ifMatch)));
    return resources.ok(KIND, id, done);
  }

  @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
  ResponseEntity<String> patch(@PathVariable CartId id, @RequestBody JsonNode body) {
    throw Problem.of(
        ProblemType.NOT_PATCHABLE,
        "a thing is not patched",
        URI.create("/things/" + id + "/other"));
  }

  @GetMapping("/search")
  ResponseEntity<List<String>> search(
      @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
      @RequestParam(required = false) Instant from,
      @RequestParam(required = false) Color color,
      @RequestParam(required = false) ProductId product) {
    return ResponseEntity.ok(List.of());
  }

  @GetMapping("/required")
  ResponseEntity<String> required(
      @RequestParam("q") String q, @RequestHeader("X-Needed") String needed) {
    return ResponseEntity.ok(q + needed);
  }

  @GetMapping(path = "/export/csv", produces = "text/csv")
  String csv() {
    return "a,b";
  }

  @GetMapping("/broken")
  String broken() {
    throw new IllegalStateException("secret of " + getClass().getName());
  }

  @GetMapping("/mistake")
  String mistake(@PathVariable String nowhere) {
    return nowhere;
  }

  @GetMapping("/gone")
  String gone() {
    throw new ResponseStatusException(HttpStatus.NOT_FOUND, "secret");
  }

  @GetMapping("/wrapped")
  String wrapped() {
    throw new IllegalStateException(Problem.of(ProblemType.STALE_REVISION, "wrapped"));
  }

  @GetMapping("/no-connection")
  String noConnection() {
    throw new CannotGetJdbcConnectionException(
        "secret", new SQLTransientConnectionException("pool is empty"));
  }

  @GetMapping("/lost-connection")
  String lostConnection() {
    throw new DataAccessResourceFailureException("secret");
  }

  @GetMapping("/no-transaction")
  String noTransaction() {
    throw new CannotCreateTransactionException("secret");
  }

  @GetMapping("/no-commit")
  String noCommit() {
    throw new TransactionSystemException("secret");
  }

  @GetMapping("/hung")
  String hung() {
    throw new IllegalStateException("secret", new SQLException("secret", "25P03"));
  }

  @GetMapping("/late")
  DeferredResult<String> late() {
    return new DeferredResult<>(1L);
  }

  @GetMapping(path = "/half", produces = MediaType.TEXT_PLAIN_VALUE)
  void half(HttpServletResponse response) throws IOException {
    response.getOutputStream().print("half of");
    response.flushBuffer();
    throw new IllegalStateException("the other half");
  }
}
