package shop.householdlimit.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.testing.ServedController.problem;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.contract.HouseholdId;
import shop.householdlimit.HouseholdLimitCommand;
import shop.http.ProblemType;
import shop.testing.ServedController;

class HouseholdLimitsControllerTest {

  private static final HouseholdId H1 = new HouseholdId("h1");
  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

  private final ServedController served =
      new ServedController(HouseholdLimitsController.class, HouseholdLimitCommand.class);

  @Test
  void the_limits_of_a_household_and_their_revisions_can_be_read() {
    served
        .log()
        .tell(
            HouseholdLimitsResource.KIND,
            H1,
            "shop.householdLimit.reserved",
            new HouseholdLimitsResource(H1, List.of(), NOW));
    for (var path : List.of("/households/h1/limits", "/households/h1/limits/revisions/1")) {
      assertThat(served.http().get().uri("/api/v1" + path))
          .hasStatusOk()
          .hasHeader("ETag", "\"1\"")
          .bodyJson()
          .isStrictlyEqualTo(
              """
              {"household":"h1","products":[],"updateTime":"2026-01-05T12:00:00Z"}
              """);
    }
  }

  @Test
  void a_household_that_never_reserved_is_not_found() {
    var answer = served.http().get().uri("/api/v1/households/h1/limits").exchange();
    assertThat(problem(answer).type()).isEqualTo(ProblemType.NOT_FOUND);
  }
}
