package shop.householdlimit.resource;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.contract.HouseholdId;
import shop.contract.ResourceKind;
import shop.http.Moment;
import shop.http.Resources;
import shop.http.Responds;

/** The limits of households over HTTP: only read, because only reservations change them. */
@RestController
@RequestMapping(ResourceKind.API + "/households/{household}/limits")
class HouseholdLimitsController {

  private final Resources resources;

  HouseholdLimitsController(Resources resources) {
    this.resources = resources;
  }

  @GetMapping
  @Responds(
      value = {200, 304, 404},
      with = HouseholdLimitsResource.class)
  ResponseEntity<String> get(
      @PathVariable HouseholdId household, @RequestParam(required = false) @Nullable Moment at) {
    return resources.get(HouseholdLimitsResource.KIND, household, at);
  }

  @GetMapping("/revisions/{revision}")
  @Responds(
      value = {200, 304, 404},
      with = HouseholdLimitsResource.class)
  ResponseEntity<String> revision(
      @PathVariable HouseholdId household, @PathVariable long revision) {
    return resources.get(HouseholdLimitsResource.KIND, household, revision);
  }
}
