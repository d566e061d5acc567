package shop.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** What other libraries serve beside the resources goes on to work. */
@Probed
class NeighboursTest {

  @Autowired Client client;

  @Test
  void the_health_of_the_service_can_be_asked() {
    var answer = client.get("/actuator/health");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"status\":\"UP\"");
  }

  @Test
  void the_description_of_the_api_says_that_every_operation_can_end_in_a_problem() {
    var api = JsonMapper.shared().readTree(client.get("/v3/api-docs").body());
    var responses = api.at("/paths/~1things~1{id}/get/responses");
    assertThat(responses.propertyNames()).containsExactlyInAnyOrder("200", "default");
    assertThat(responses.at("/default/content").propertyNames())
        .containsExactly("application/problem+json");
    assertThat(api.at("/components/schemas/ProblemDocument/properties").propertyNames())
        .containsExactlyInAnyOrder(
            "type", "title", "status", "detail", "instance", "reason", "errors", "seeAlso");
  }
}
