package shop.householdlimit.resource;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.contract.ProductId;
import shop.contract.ResourceJson;
import shop.contract.ResourceKind;
import shop.householdlimit.LimitRuleCommand.RemoveLimitRule;
import shop.householdlimit.LimitRuleCommand.SetLimitRule;
import shop.householdlimit.Window;
import shop.http.Commands;
import shop.http.Moment;
import shop.http.Problem;
import shop.http.ProblemType;
import shop.http.Resources;
import shop.http.Responds;

/** The household limits of products over HTTP. */
@RestController
@RequestMapping(ResourceKind.API + "/products/{product}/household-limit")
class LimitRuleController {

  private final Commands commands;
  private final Resources resources;

  LimitRuleController(Commands commands, Resources resources) {
    this.commands = commands;
    this.resources = resources;
  }

  record Rule(
      @NotNull @Min(0) @Max(SetLimitRule.MAX_LIMIT) Integer limit, @NotNull Window window) {}

  @PutMapping
  @Responds(
      value = {200, 201},
      with = LimitRuleResource.class)
  ResponseEntity<String> set(@PathVariable ProductId product, @Valid @RequestBody Rule body) {
    var done = commands.send(new SetLimitRule(product, body.limit(), body.window()));
    return done.made() == null
        ? resources.ok(LimitRuleResource.KIND, product, done)
        : resources.created(
            LimitRuleResource.KIND, product, done, LimitRuleResource.KIND.path(product));
  }

  /** A rule that was removed is gone, though the log still tells of it. */
  @GetMapping
  @Responds(
      value = {200, 304, 404},
      with = LimitRuleResource.class)
  ResponseEntity<String> get(
      @PathVariable ProductId product, @RequestParam(required = false) @Nullable Moment at) {
    var event = resources.event(LimitRuleResource.KIND, product, at);
    if (!ResourceJson.read(event.data(), LimitRuleResource.class).inForce()) {
      throw Problem.of(
          ProblemType.NOT_FOUND, "there is no " + LimitRuleResource.KIND.path(product));
    }
    return resources.respond(HttpStatus.OK, event);
  }

  @GetMapping("/revisions/{revision}")
  @Responds(
      value = {200, 304, 404},
      with = LimitRuleResource.class)
  ResponseEntity<String> revision(@PathVariable ProductId product, @PathVariable long revision) {
    return resources.get(LimitRuleResource.KIND, product, revision);
  }

  @DeleteMapping
  @Responds(
      value = {204, 404},
      with = LimitRuleResource.class)
  ResponseEntity<Void> remove(@PathVariable ProductId product) {
    var done = commands.send(new RemoveLimitRule(product));
    return resources.noContent(LimitRuleResource.KIND, product, done);
  }
}
