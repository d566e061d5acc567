package shop.checkout.resource;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.contract.Policy;
import shop.contract.ResourceKind;
import shop.http.Responds;

/** The policy over HTTP: read here, turned in the configuration. */
@RestController
@RequestMapping(ResourceKind.API + "/policy")
class PolicyController {

  private final PolicyInForce inForce;

  PolicyController(Policy policy) {
    this.inForce = PolicyInForce.of(policy);
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Responds(value = 200, with = PolicyInForce.class)
  PolicyInForce get() {
    return inForce;
  }
}
