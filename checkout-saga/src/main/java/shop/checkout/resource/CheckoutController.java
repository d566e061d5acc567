package shop.checkout.resource;

import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.cart.CartCommand.SubmitCart;
import shop.cart.resource.CartResource;
import shop.contract.Answer;
import shop.contract.CartId;
import shop.contract.CheckoutId;
import shop.contract.IdSyntax;
import shop.contract.Policy;
import shop.contract.Precondition;
import shop.contract.ResourceEvent;
import shop.contract.ResourceJson;
import shop.contract.ResourceKind;
import shop.contract.ResourceLog;
import shop.http.Commands;
import shop.http.Headers;
import shop.http.IfMatch;
import shop.http.Moment;
import shop.http.Prefer;
import shop.http.Resources;
import shop.http.Responds;

/** Submitting a cart, and watching the checkout that follows. */
@RestController
@RequestMapping(ResourceKind.API)
class CheckoutController {

  /** A checkout usually ends within milliseconds; a client that polls may come back after this. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Commands commands;
  private final Resources resources;
  private final ResourceLog log;
  private final Policy policy;

  CheckoutController(Commands commands, Resources resources, ResourceLog log, Policy policy) {
    this.commands = commands;
    this.resources = resources;
    this.log = log;
    this.policy = policy;
  }

  record NewOrder(@NotNull @Pattern(regexp = IdSyntax.REGEX) String cart) {}

  @PutMapping({"/carts/{id}/submission", "/cart/{id}/submission"})
  @Responds({303, 404, 409})
  ResponseEntity<Void> submit(
      @PathVariable CartId id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return seeCheckout(id, commands.send(new SubmitCart(id, policy, IfMatch.parse(ifMatch))));
  }

  @PostMapping({"/orders", "/order"})
  @Responds({303, 404, 409})
  ResponseEntity<Void> order(
      @RequestHeader(name = Headers.IDEMPOTENCY_KEY, required = false) @Nullable String key,
      @Valid @RequestBody NewOrder body) {
    var cart = new CartId(body.cart());
    return seeCheckout(
        cart,
        commands.sendOnce(key, "orders", body, new SubmitCart(cart, policy, Precondition.NONE)));
  }

  private ResponseEntity<Void> seeCheckout(CartId cart, Answer.Done done) {
    resources.written(CartResource.KIND, cart, done);
    var checkout = Objects.requireNonNull(done.made());
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(CheckoutResource.KIND.path(checkout)))
        .build();
  }

  @GetMapping("/checkouts/{id}")
  @Responds(
      value = {200, 304, 404},
      with = CheckoutResource.class)
  @ApiResponse(
      responseCode = "200",
      headers = {
        @Header(
            name = HttpHeaders.RETRY_AFTER,
            description = "Seconds after which to ask again; only while the checkout runs.",
            schema = @Schema(type = "integer")),
        @Header(
            name = Headers.PREFERENCE_APPLIED,
            description = "The wait that was granted.",
            schema = @Schema(type = "string"))
      })
  ResponseEntity<String> get(
      @PathVariable CheckoutId id,
      @RequestParam(required = false) @Nullable Moment at,
      @RequestHeader(name = Headers.PREFER, required = false) @Nullable List<String> prefer) {
    if (at != null) {
      return resources.get(CheckoutResource.KIND, id, at);
    }
    var wait = Prefer.wait(prefer == null ? List.of() : prefer);
    wait.ifPresent(atMost -> log.await(CheckoutResource.KIND.subject(id), this::ended, atMost));
    var event = resources.latest(CheckoutResource.KIND, id);
    var headers = new HttpHeaders();
    wait.ifPresent(atMost -> headers.set(Headers.PREFERENCE_APPLIED, "wait=" + atMost.toSeconds()));
    if (!ended(event)) {
      headers.set(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER.toSeconds()));
    }
    var response = resources.respond(HttpStatus.OK, event);
    headers.addAll(response.getHeaders());
    return new ResponseEntity<>(response.getBody(), headers, response.getStatusCode());
  }

  @GetMapping("/checkouts/{id}/revisions/{revision}")
  @Responds(
      value = {200, 304, 404},
      with = CheckoutResource.class)
  ResponseEntity<String> revision(@PathVariable CheckoutId id, @PathVariable long revision) {
    return resources.get(CheckoutResource.KIND, id, revision);
  }

  private boolean ended(ResourceEvent event) {
    return ResourceJson.read(event.data(), CheckoutResource.class).status().ended();
  }
}
