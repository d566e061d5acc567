package shop.http;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.http.ProblemAssert.assertProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@Probed
class ParametersTest {

  @Autowired Client client;

  @ParameterizedTest
  @CsvSource({
    "/things/a%20b, id WRONG_SYNTAX",
    "/things/%01, id WRONG_SYNTAX",
    "/things/%7F, id WRONG_SYNTAX",
    "/things/%C3%A9, id WRONG_SYNTAX",
    "/things/%F0%9F%98%80, id WRONG_SYNTAX",
    "/things/-a, id WRONG_SYNTAX",
    "/things/a/revisions/x, revision WRONG_SYNTAX",
    "/things/a/revisions/1.5, revision WRONG_SYNTAX",
    "/things/a/revisions/9223372036854775808, revision WRONG_SYNTAX",
    "/things/a?at=, at WRONG_SYNTAX",
    "/things/a?at=now, at WRONG_SYNTAX",
    "/things/a?at=2026-01-01, at WRONG_SYNTAX",
    "/things/a?at=2026-02-30T00:00:00Z, at WRONG_SYNTAX",
    "/things/a?at=2026-01-01T00:00:00, at WRONG_SYNTAX",
    "/things/a?at=2026-01-01T00:00:00+01:00, at WRONG_SYNTAX",
    "/things/search?limit=x, limit WRONG_SYNTAX",
    "/things/search?limit=2147483648, limit WRONG_SYNTAX",
    "/things/search?limit=0, limit OUT_OF_RANGE",
    "/things/search?limit=1001, limit OUT_OF_RANGE",
    "/things/search?limit=-1, limit OUT_OF_RANGE",
    "/things/search?from=yesterday, from WRONG_SYNTAX",
    "/things/search?from=2026-02-30T00:00:00Z, from WRONG_SYNTAX",
    "/things/search?color=blue, color WRONG_SYNTAX",
    "/things/search?product=%00, product WRONG_SYNTAX",
    "/things/search?product=%F0%9F%98%80, product WRONG_SYNTAX",
    "/things/required, q REQUIRED",
    "/things/required?q=1, X-Needed REQUIRED"
  })
  void a_parameter_that_breaks_a_rule_is_named(String target, String error) {
    assertProblem(client.get(target), ProblemType.INVALID_PARAMETER)
        .hasReason("INVALID_PARAMETER")
        .hasErrors(error);
  }

  @Test
  void an_identifier_that_is_too_long() {
    assertProblem(client.get("/things/" + "a".repeat(65)), ProblemType.INVALID_PARAMETER)
        .hasDetail("id: an identifier has to match [A-Za-z0-9][A-Za-z0-9._~-]{0,63}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%zz", "%", "%f", "%c3", "%ff", "%c0%80"})
  void a_query_that_cannot_be_decoded(String value) {
    var answer =
        client.raw(
            """
            GET /things/search?product=%s HTTP/1.1\r
            Host: 127.0.0.1\r
            Connection: close\r
            \r
            """
                .formatted(value));
    assertProblem(answer, ProblemType.MALFORMED_REQUEST);
  }

  @Test
  void the_rules_are_told_in_english_whatever_the_client_speaks() {
    assertThat(client.get("/things/search?limit=0", "Accept-Language", "de").body())
        .contains("must be greater than or equal to 1");
  }
}
