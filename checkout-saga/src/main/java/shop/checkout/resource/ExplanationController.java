package shop.checkout.resource;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.contract.CheckoutId;
import shop.contract.ResourceKind;
import shop.http.Resources;
import shop.http.Responds;

/** Why a checkout came out as it did. */
@RestController
@RequestMapping(ResourceKind.API + "/checkouts/{id}/explanation")
class ExplanationController {

  private final Resources resources;
  private final Explanations explanations;

  ExplanationController(Resources resources, Explanations explanations) {
    this.resources = resources;
    this.explanations = explanations;
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Responds(
      value = {200, 404},
      with = Explanation.class)
  Explanation get(@PathVariable CheckoutId id) {
    return explanations.of(resources.latest(CheckoutResource.KIND, id));
  }
}
