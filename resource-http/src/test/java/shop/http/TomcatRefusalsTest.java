package shop.http;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.http.ProblemAssert.assertProblem;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What Tomcat refuses before a servlet sees it is told like everything else. */
@Probed
class TomcatRefusalsTest {

  @Autowired Client client;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/things/%00",
        "/things/a%2Fb",
        "/things/a%5Cb",
        "/things/%zz",
        "/things/%",
        "/things/%c0%80",
        "/things/%ff",
        "/things/{a}",
        "/things/a\"b",
        "/things/<a>",
        "/things/a|b",
        "/things/a^b",
        "/things/a`b",
        "/things/a\\b",
        "/../things",
        "/things/../../a",
        "things",
        "*",
        "http://[::1/things"
      })
  void targets_that_are_no_uri(String target) {
    assertProblem(
        client.raw(head("GET " + target + " HTTP/1.1", "Host: 127.0.0.1", "Connection: close")),
        ProblemType.MALFORMED_REQUEST);
  }

  @Test
  void a_raw_character_of_four_bytes_in_the_target() {
    assertProblem(
        client.raw(
            "GET /things/\ud83d\ude00 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8)),
        ProblemType.MALFORMED_REQUEST);
  }

  static Stream<String> requests_that_are_no_http() {
    return Stream.of(
        head("GET"),
        head("GET /things/a HTTP/1.1 x", "Host: 127.0.0.1"),
        head("G<T /things/a HTTP/1.1", "Host: 127.0.0.1"),
        head("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001"),
        head("GET /things/a HTTP/1.1"),
        head("GET /things/a HTTP/1.1", "Host: a", "Host: b"),
        head("GET /things/a HTTP/1.1", "Host: a b"),
        head("GET /things/a HTTP/1.1", "Host: 127.0.0.1", "no colon"),
        head("GET /things/a HTTP/1.1", "Host: 127.0.0.1", "X: a\u0000b"),
        head("GET /things/a HTTP/1.1", "Host: 127.0.0.1", "X: " + "x".repeat(9_000)),
        head("GET /" + "x".repeat(9_000) + " HTTP/1.1", "Host: 127.0.0.1"),
        head("GET /things/a HTTP/1.1", "Host: 127.0.0.1", "X: y\r\n".repeat(150)),
        head("POST /things HTTP/1.1", "Host: 127.0.0.1", "Content-Length: -1"),
        head("POST /things HTTP/1.1", "Host: 127.0.0.1", "Content-Length: x"),
        head("POST /things HTTP/1.1", "Host: a", "Content-Length: 1", "Content-Length: 2"));
  }

  private static String head(String... lines) {
    return String.join("\r\n", lines) + "\r\n\r\n";
  }

  @ParameterizedTest
  @MethodSource
  void requests_that_are_no_http(String request) {
    assertProblem(client.raw(request), ProblemType.MALFORMED_REQUEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz\r\n{}\r\n0\r\n\r\n",
        "5\r\n{}\r\n0\r\n\r\n",
        "2\r\n{}",
        "-1\r\n",
        "fffffffff\r\n"
      })
  void chunks_that_are_garbage(String body) {
    assertProblem(
            client.raw(
                """
                POST /things HTTP/1.1\r
                Host: 127.0.0.1\r
                Content-Type: application/json\r
                Transfer-Encoding: chunked\r
                \r
                """
                    + body),
            ProblemType.MALFORMED_REQUEST)
        .hasInstance("/things");
  }

  @Test
  void a_body_that_ends_before_its_length() {
    assertProblem(
        client.raw(
            """
            POST /things HTTP/1.1\r
            Host: 127.0.0.1\r
            Content-Type: application/json\r
            Content-Length: 100\r
            \r
            {"id":\
            """),
        ProblemType.MALFORMED_REQUEST);
  }

  @Test
  void an_unknown_version_of_http() {
    assertProblem(
        client.raw("GET /things/a HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n"),
        ProblemType.HTTP_VERSION_NOT_SUPPORTED);
  }

  @Test
  void an_unknown_transfer_coding() {
    assertProblem(
        client.raw(
            """
            POST /things HTTP/1.1\r
            Host: 127.0.0.1\r
            Transfer-Encoding: br\r
            \r
            """),
        ProblemType.NOT_IMPLEMENTED);
  }

  @Test
  void connect_is_not_implemented() {
    assertProblem(
        client.raw("CONNECT 127.0.0.1:80 HTTP/1.1\r\nHost: 127.0.0.1:80\r\n\r\n"),
        ProblemType.NOT_IMPLEMENTED);
  }

  @Test
  void trace_is_not_allowed_and_allow_says_what_is() {
    var answer =
        client.raw("TRACE /things/a HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    assertProblem(answer, ProblemType.METHOD_NOT_ALLOWED);
    assertThat(answer.header("Allow")).isPresent();
  }

  @Test
  void the_type_leads_to_its_page_under_the_name_by_which_the_client_came() {
    var answer =
        client.raw(
            "GET /things/%00 HTTP/1.1\r\nHost: shop.example:81\r\nConnection: close\r\n\r\n");
    assertThat(answer.body())
        .contains("\"type\":\"http://shop.example:81/problems/malformed-request\"");
  }
}
