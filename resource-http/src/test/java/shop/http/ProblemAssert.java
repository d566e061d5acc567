package shop.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import org.assertj.core.api.AbstractAssert;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is said about an answer that has to be a problem document. */
final class ProblemAssert extends AbstractAssert<ProblemAssert, JsonNode> {

  private static final JsonMapper JSON = JsonMapper.shared();

  private ProblemAssert(JsonNode document) {
    super(document, ProblemAssert.class);
  }

  static ProblemAssert assertProblem(HttpResponse<String> answer, ProblemType type) {
    return document(
        type,
        answer.statusCode(),
        answer.headers().firstValue("Content-Type").orElse(""),
        answer.body());
  }

  static ProblemAssert assertProblem(RawAnswer answer, ProblemType type) {
    return document(type, answer.status(), answer.header("Content-Type").orElse(""), answer.body());
  }

  private static ProblemAssert document(
      ProblemType type, int status, String contentType, String body) {
    assertThat(status).as(body).isEqualTo(type.status().value());
    assertThat(contentType).as(body).isEqualTo("application/problem+json");
    var document = JSON.readTree(body);
    assertThat(URI.create(document.get("type").asString())).hasScheme("http").hasPath(type.path());
    assertThat(document.get("title").asString()).isEqualTo(type.title());
    assertThat(document.get("status").asInt()).isEqualTo(status);
    assertThat(document.get("detail").asString()).isNotBlank();
    assertThat(body)
        .doesNotContain("shop.http", "java.", "jackson", "Exception", "springframework");
    return new ProblemAssert(document);
  }

  ProblemAssert hasReason(String reason) {
    assertThat(actual.get("reason").asString()).isEqualTo(reason);
    return this;
  }

  ProblemAssert hasInstance(String path) {
    assertThat(actual.get("instance").asString()).isEqualTo(path);
    return this;
  }

  ProblemAssert hasDetail(String detail) {
    assertThat(actual.get("detail").asString()).isEqualTo(detail);
    return this;
  }

  ProblemAssert hasSeeAlso(String uri) {
    assertThat(actual.get("seeAlso").asString()).isEqualTo(uri);
    return this;
  }

  /** Exactly these errors, in any order, each as {@code place REASON}. */
  ProblemAssert hasErrors(String... errors) {
    assertThat(actual.get("errors").valueStream().map(ProblemAssert::error))
        .containsExactlyInAnyOrder(errors);
    return this;
  }

  private static String error(JsonNode error) {
    assertThat(error.get("detail").asString()).isNotBlank();
    var place = error.has("pointer") ? error.get("pointer") : error.get("parameter");
    return place.asString() + " " + error.get("reason").asString();
  }
}
