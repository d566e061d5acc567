package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service answered to one request. */
record Reply(String method, String target, int status, HttpHeaders headers, String body) {

  static Reply of(HttpResponse<byte[]> response) {
    var uri = response.uri();
    return new Reply(
        response.request().method(),
        uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery(),
        response.statusCode(),
        response.headers(),
        new String(response.body(), StandardCharsets.UTF_8));
  }

  /** This reply, which has to have the status. */
  Reply is(int expected) {
    assertThat(status).as("%s", this).isEqualTo(expected);
    return this;
  }

  JsonNode json() {
    return JsonMapper.shared().readTree(body);
  }

  /** A header that the reply has to have, once. */
  String header(String name) {
    assertThat(headers.allValues(name)).as("%s of %s", name, this).hasSize(1);
    return headers.firstValue(name).orElseThrow();
  }

  boolean has(String header) {
    return headers.firstValue(header).isPresent();
  }

  String etag() {
    return header("ETag");
  }

  String location() {
    return header("Location");
  }

  /** The media type without its parameters; empty when there is no body. */
  String mediaType() {
    return headers.firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
  }

  @Override
  public String toString() {
    return "%s %s: %d %s".formatted(method, target, status, body);
  }
}
