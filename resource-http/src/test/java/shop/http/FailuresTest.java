package shop.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.http.ProblemAssert.assertProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@Probed
@ExtendWith(OutputCaptureExtension.class)
class FailuresTest {

  @Autowired Client client;

  @Test
  void a_failure_is_told_without_its_inside_and_logged_with_it(CapturedOutput log) {
    var answer = client.get("/things/broken");
    assertProblem(answer, ProblemType.INTERNAL_ERROR).hasInstance("/things/broken");
    assertThat(answer.body()).doesNotContain("secret");
    assertThat(log).contains("GET /things/broken failed", "secret of shop.http.ThingController");
  }

  @Test
  void a_handler_that_is_written_wrong_is_logged_too(CapturedOutput log) {
    assertProblem(client.get("/things/mistake"), ProblemType.INTERNAL_ERROR);
    assertThat(log).contains("GET /things/mistake failed");
  }

  @Test
  void a_status_that_another_library_chose_is_kept() {
    assertProblem(client.get("/things/gone"), ProblemType.NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/things/no-connection",
        "/things/lost-connection",
        "/things/no-transaction",
        "/things/no-commit",
        "/things/hung",
        "/things/late"
      })
  void what_passes_may_be_tried_again(String path) {
    var answer = client.get(path);
    assertProblem(answer, ProblemType.UNAVAILABLE);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(answer.body()).doesNotContain("secret");
  }

  @Test
  void a_problem_inside_another_exception_is_told() {
    assertProblem(client.get("/things/wrapped"), ProblemType.STALE_REVISION);
  }

  @Test
  void a_context_says_no_with_its_own_reason() {
    assertProblem(
            client.post("/things", "{\"id\":\"refused\",\"quantity\":1}"), ProblemType.REFUSED)
        .hasReason("THING_REFUSED");
  }

  @Test
  void half_an_answer_does_not_look_whole() {
    assertThatThrownBy(() -> client.get("/things/half")).hasMessage("no answer");
  }
}
