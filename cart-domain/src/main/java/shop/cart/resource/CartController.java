package shop.cart.resource;

import static shop.http.Headers.IDEMPOTENCY_KEY;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.cart.CartCommand.AddItem;
import shop.cart.CartCommand.ChangeItem;
import shop.cart.CartCommand.ClearCart;
import shop.cart.CartCommand.CreateCart;
import shop.cart.CartCommand.RemoveItem;
import shop.contract.CartId;
import shop.contract.CustomerId;
import shop.contract.HouseholdId;
import shop.contract.IdSyntax;
import shop.contract.ProductId;
import shop.contract.ResourceKind;
import shop.http.Commands;
import shop.http.IfMatch;
import shop.http.Moment;
import shop.http.Problem;
import shop.http.ProblemType;
import shop.http.Resources;
import shop.http.Responds;
import tools.jackson.databind.JsonNode;

/** Carts over HTTP. Submitting one is the checkout's business and not found here. */
@RestController
@RequestMapping({ResourceKind.API + "/carts", ResourceKind.API + "/cart"})
class CartController {

  private static final String MERGE_PATCH = "application/merge-patch+json";

  private final Commands commands;
  private final Resources resources;

  CartController(Commands commands, Resources resources) {
    this.commands = commands;
    this.resources = resources;
  }

  record NewCart(
      @Nullable @Pattern(regexp = IdSyntax.REGEX) String id,
      @NotNull @Pattern(regexp = IdSyntax.REGEX) String customer,
      @NotNull @Pattern(regexp = IdSyntax.REGEX) String household) {}

  record NewItem(
      @NotNull @Pattern(regexp = IdSyntax.REGEX) String product,
      @NotNull @Min(1) @Max(999) Integer quantity) {}

  record ItemPatch(@NotNull @Min(1) @Max(999) Integer quantity) {}

  @PostMapping
  @Responds(
      value = {201, 409},
      with = CartResource.class)
  ResponseEntity<String> create(
      @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key,
      @Valid @RequestBody NewCart body) {
    var cart = body.id() == null ? CartId.random() : new CartId(body.id());
    var done =
        commands.sendOnce(
            key,
            "carts",
            body,
            new CreateCart(
                cart, new CustomerId(body.customer()), new HouseholdId(body.household())));
    var id = new CartId(Objects.requireNonNull(done.made()));
    return resources.created(CartResource.KIND, id, done, CartResource.KIND.path(id));
  }

  @GetMapping("/{id}")
  @Responds(
      value = {200, 304, 404},
      with = CartResource.class)
  ResponseEntity<String> get(
      @PathVariable CartId id, @RequestParam(required = false) @Nullable Moment at) {
    return resources.get(CartResource.KIND, id, at);
  }

  @GetMapping("/{id}/revisions/{revision}")
  @Responds(
      value = {200, 304, 404},
      with = CartResource.class)
  ResponseEntity<String> revision(@PathVariable CartId id, @PathVariable long revision) {
    return resources.get(CartResource.KIND, id, revision);
  }

  @PostMapping("/{id}/items")
  @Responds(
      value = {201, 404, 409},
      with = CartResource.class)
  ResponseEntity<String> add(
      @PathVariable CartId id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key,
      @Valid @RequestBody NewItem body) {
    var done =
        commands.sendOnce(
            key,
            "carts/" + id + "/items",
            body,
            new AddItem(
                id, new ProductId(body.product()), body.quantity(), IfMatch.parse(ifMatch)));
    return resources.created(
        CartResource.KIND, id, done, CartResource.KIND.path(id) + "/items/" + done.made());
  }

  @PatchMapping(
      path = "/{id}/items/{item}",
      consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
  @Responds(
      value = {200, 404, 409},
      with = CartResource.class)
  ResponseEntity<String> change(
      @PathVariable CartId id,
      @PathVariable String item,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody ItemPatch body) {
    var done = commands.send(new ChangeItem(id, item, body.quantity(), IfMatch.parse(ifMatch)));
    return resources.ok(CartResource.KIND, id, done);
  }

  @DeleteMapping("/{id}/items/{item}")
  @Responds(
      value = {204, 404, 409},
      with = CartResource.class)
  ResponseEntity<Void> remove(
      @PathVariable CartId id,
      @PathVariable String item,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    var done = commands.send(new RemoveItem(id, item, IfMatch.parse(ifMatch)));
    return resources.noContent(CartResource.KIND, id, done);
  }

  @DeleteMapping("/{id}/items")
  @Responds(
      value = {204, 404, 409},
      with = CartResource.class)
  ResponseEntity<Void> clear(
      @PathVariable CartId id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    var done = commands.send(new ClearCart(id, IfMatch.parse(ifMatch)));
    return resources.noContent(CartResource.KIND, id, done);
  }

  /** Nothing of a cart is patched as such: a status is the outcome of a submission. */
  @PatchMapping(
      path = "/{id}",
      consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
  @Responds({404, 422})
  ResponseEntity<String> patch(@PathVariable CartId id, @RequestBody JsonNode body) {
    var cart = CartResource.KIND.path(id);
    resources.latest(CartResource.KIND, id);
    throw body.has("status")
        ? Problem.of(
            ProblemType.NOT_PATCHABLE,
            "a cart's status follows from its submission: PUT " + cart + "/submission",
            URI.create(cart + "/submission"))
        : Problem.of(
            ProblemType.NOT_PATCHABLE,
            "only items of a cart can be changed, under " + cart + "/items",
            URI.create(cart + "/items"));
  }
}
