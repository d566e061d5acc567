package shop.http;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.http.ProblemAssert.assertProblem;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Control characters and characters of four bytes, as raw bytes, wherever a text can stand. */
@Probed
class HostileTextTest {

  private static final String BODY = "{\"id\":\"hostile\",\"quantity\":1}";

  @Autowired Client client;
  @Autowired Things things;

  private RawAnswer post(String target, String header, String body) {
    return client.raw(
        """
        POST %s HTTP/1.1\r
        Host: 127.0.0.1\r
        Connection: close\r
        Content-Type: application/json\r
        Content-Length: %d\r
        X: %s\r
        \r
        %s\
        """
            .formatted(target, body.getBytes(StandardCharsets.UTF_8).length, header, body)
            .getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u0000", "\u0001", "\u001b", "\u007f", "\u0085", "\u00e9", "\ud83d\ude00"})
  void in_the_path_it_is_refused(String text) {
    assertThat(post("/things" + text, "x", BODY).status()).isBetween(400, 499);
    assertThat(post("/things/a" + text, "x", BODY).status()).isBetween(400, 499);
    assertThat(post("/things?a=" + text, "x", BODY).status()).isBetween(400, 499);
    assertThat(things.effects("hostile")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u0000", "\u0001", "\u001b", "\u007f", "\u0085", "\u00e9", "\ud83d\ude00"})
  void in_a_header_that_means_something_it_is_refused(String text) {
    assertProblemOf400(post("/things", "x\r\nIdempotency-Key: k" + text, BODY));
    assertThat(things.effects("hostile")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0001", "\u001b", "\u007f", "\u0085", "\u00e9", "\ud83d\ude00"})
  void in_an_identifier_it_is_refused(String text) {
    assertProblemOf400(post("/things", "x", "{\"id\":\"hostile" + text + "\",\"quantity\":1}"));
    assertThat(things.effects("hostile")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u007f", "\u0085", "\u00e9", "\ud83d\ude00", "\u202e"})
  void as_the_name_of_a_field_it_is_unknown(String text) {
    assertProblem(
            post("/things", "x", "{\"id\":\"hostile\",\"quantity\":1,\"" + text + "\":1}"),
            ProblemType.INVALID_BODY)
        .hasErrors("/" + text + " UNKNOWN_FIELD");
  }

  @Test
  void half_a_character_as_the_name_of_a_field_is_refused() {
    assertProblemOf400(post("/things", "x", "{\"id\":\"hostile\",\"quantity\":1,\"\\ud800\":1}"));
  }

  @Test
  void a_long_target_is_quoted_once() {
    var answer = client.get("/" + "a".repeat(4_000));
    assertProblem(answer, ProblemType.NOT_FOUND);
    assertThat(answer.body().length()).isLessThan(5_000);
  }

  private static void assertProblemOf400(RawAnswer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
  }
}
