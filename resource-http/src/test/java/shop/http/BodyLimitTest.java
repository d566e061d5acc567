package shop.http;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.http.ProblemAssert.assertProblem;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@Probed
class BodyLimitTest {

  private static final String JSON = "application/json";

  @Autowired Client client;
  @Autowired Things things;

  /** A JSON text of exactly so many bytes. */
  private static byte[] text(int bytes) {
    return ("[" + " ".repeat(bytes - 2) + "]").getBytes(StandardCharsets.US_ASCII);
  }

  private static BodyPublisher chunked(byte[] body) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
  }

  @Test
  void a_body_of_65536_bytes_is_read_whether_its_length_is_known_or_not() {
    var body = text(65_536);
    assertThat(send("POST", "/things/any", BodyPublishers.ofByteArray(body), JSON)).isEqualTo(200);
    assertThat(send("POST", "/things/any", chunked(body), JSON)).isEqualTo(200);
  }

  private int send(String method, String path, BodyPublisher body, String contentType) {
    return client.method(method, path, body, "Content-Type", contentType).statusCode();
  }

  @ParameterizedTest
  @ValueSource(ints = {65_537, 1_000_000, 20_000_000})
  void a_longer_body_is_refused_whether_its_length_is_known_or_not(int bytes) {
    var body = text(bytes);
    assertProblem(
        client.method(
            "POST", "/things/any", BodyPublishers.ofByteArray(body), "Content-Type", JSON),
        ProblemType.BODY_TOO_LARGE);
    assertProblem(
        client.method("POST", "/things/any", chunked(body), "Content-Type", JSON),
        ProblemType.BODY_TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(ints = {65_537, 1_000_000})
  void a_client_that_sends_all_before_it_reads_is_answered_too(int bytes) {
    var request =
        """
        POST /things/any HTTP/1.1\r
        Host: 127.0.0.1\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        %s\
        """
            .formatted(bytes, "x".repeat(bytes));
    assertProblem(client.raw(request), ProblemType.BODY_TOO_LARGE);
  }

  @Test
  void a_body_without_an_end_is_refused() {
    var endless =
        BodyPublishers.ofInputStream(() ->
            new InputStream() {
              @Override
              public int read() {
                return ' ';
              }
            });
    assertProblem(
        client.method("POST", "/things/any", endless, "Content-Type", JSON),
        ProblemType.BODY_TOO_LARGE);
  }

  @Test
  void a_body_that_nobody_would_read_is_refused_before_anything_is_done() {
    assertThat(send("POST", "/things/unread1/unread", chunked(text(65_537)), JSON)).isEqualTo(413);
    assertThat(
            send("POST", "/things/unread2/unread", BodyPublishers.ofByteArray(text(65_537)), JSON))
        .isEqualTo(413);
    assertThat(things.effects("unread")).isZero();
  }

  @Test
  void a_form_is_not_read_either() {
    assertThat(
            send("PUT", "/things/form", chunked(text(65_537)), "application/x-www-form-urlencoded"))
        .isEqualTo(413);
    assertThat(things.effects("form")).isZero();
  }

  @Test
  void a_length_that_is_too_great_is_refused_without_waiting_for_the_body() {
    var answer =
        client.firstLine(
            """
            POST /things/any HTTP/1.1\r
            Host: 127.0.0.1\r
            Content-Type: application/json\r
            Content-Length: 99999999999\r
            Expect: 100-continue\r
            \r
            """);
    assertThat(answer).startsWith("HTTP/1.1 413");
  }

  @Test
  void a_client_that_asks_first_is_told_to_continue() {
    var answer =
        client.firstLine(
            """
            POST /things/any HTTP/1.1\r
            Host: 127.0.0.1\r
            Content-Type: application/json\r
            Content-Length: 2\r
            Expect: 100-continue\r
            \r
            """);
    assertThat(answer).startsWith("HTTP/1.1 100");
  }

  @Test
  void the_next_request_is_answered_as_if_nothing_had_been() {
    for (int i = 0; i < 20; i++) {
      assertThat(send("POST", "/things/any", chunked(text(100_000)), JSON)).isEqualTo(413);
      assertThat(send("POST", "/things/any", chunked(text(10)), JSON)).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "identity", "nonsense"})
  void a_compressed_body_is_refused(String coding) {
    var answer =
        client.method(
            "POST",
            "/things/any",
            BodyPublishers.ofByteArray(text(10)),
            "Content-Type",
            JSON,
            "Content-Encoding",
            coding);
    assertProblem(answer, ProblemType.UNSUPPORTED_MEDIA_TYPE);
    assertThat(answer.headers().firstValue("Accept-Encoding")).hasValue("identity");
  }
}
