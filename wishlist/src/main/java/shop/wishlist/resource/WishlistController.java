package shop.wishlist.resource;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.contract.CustomerId;
import shop.contract.ResourceKind;
import shop.http.Commands;
import shop.http.Moment;
import shop.http.Resources;
import shop.http.Responds;
import shop.wishlist.WishlistCommand.RemoveWish;

/** Wish lists over HTTP: filled only from inside, cleared by their customers. */
@RestController
@RequestMapping(ResourceKind.API + "/wishlists/{customer}")
class WishlistController {

  private final Commands commands;
  private final Resources resources;

  WishlistController(Commands commands, Resources resources) {
    this.commands = commands;
    this.resources = resources;
  }

  @GetMapping
  @Responds(
      value = {200, 304, 404},
      with = WishlistResource.class)
  ResponseEntity<String> get(
      @PathVariable CustomerId customer, @RequestParam(required = false) @Nullable Moment at) {
    return resources.get(WishlistResource.KIND, customer, at);
  }

  @GetMapping("/revisions/{revision}")
  @Responds(
      value = {200, 304, 404},
      with = WishlistResource.class)
  ResponseEntity<String> revision(@PathVariable CustomerId customer, @PathVariable long revision) {
    return resources.get(WishlistResource.KIND, customer, revision);
  }

  @DeleteMapping("/items/{item}")
  @Responds(
      value = {204, 404},
      with = WishlistResource.class)
  ResponseEntity<Void> remove(@PathVariable CustomerId customer, @PathVariable String item) {
    var done = commands.send(new RemoveWish(customer, item));
    return resources.noContent(WishlistResource.KIND, customer, done);
  }
}
