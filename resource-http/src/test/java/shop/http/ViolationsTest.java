package shop.http;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.http.ProblemAssert.assertProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@Probed
class ViolationsTest {

  @Autowired Client client;

  @Test
  void every_violated_field_is_told_at_once() {
    var answer =
        client.post(
            "/things",
            """
            {"id": "a b", "quantity": 1000, "parts": [{"quantity": 1}, {}, {"quantity": 0}]}
            """);
    assertProblem(answer, ProblemType.INVALID_BODY)
        .hasErrors(
            "/id WRONG_SYNTAX",
            "/quantity OUT_OF_RANGE",
            "/parts/1/quantity REQUIRED",
            "/parts/2/quantity OUT_OF_RANGE");
  }

  @Test
  void the_first_place_is_told_in_the_detail() {
    assertProblem(client.post("/things", "{\"quantity\":0}"), ProblemType.INVALID_BODY)
        .hasDetail("/id: must not be null, and 1 more in errors");
  }

  @Test
  void missing_and_null_are_the_same() {
    assertProblem(client.post("/things", "{\"id\":null}"), ProblemType.INVALID_BODY)
        .hasErrors("/id REQUIRED", "/quantity REQUIRED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-a",
        "a b",
        "a\\n",
        "a\\u0000",
        "\\u007f",
        "\\ud800",
        "\\ud83d\\ude00",
        "\ud83d\ude00",
        "\u00e9",
        "\u202e"
      })
  void an_identifier_is_what_it_is_everywhere(String id) {
    assertProblem(
            client.post("/things", "{\"id\":\"" + id + "\",\"quantity\":1}"),
            ProblemType.INVALID_BODY)
        .hasErrors("/id WRONG_SYNTAX");
  }

  @Test
  void the_value_is_not_quoted() {
    assertThat(client.post("/things", "{\"id\":\"my secret\",\"quantity\":1}").body())
        .doesNotContain("secret");
  }
}
