package shop.http;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.http.ProblemAssert.assertProblem;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@Probed
class MethodsAndMediaTypesTest {

  @Autowired Client client;

  @ParameterizedTest
  @ValueSource(strings = {"/", "/nothing", "/things/a/b/c", "/error", "/favicon.ico", "//things"})
  void a_path_that_leads_nowhere(String path) {
    assertProblem(client.get(path), ProblemType.NOT_FOUND).hasInstance(path);
    assertProblem(client.post(path, "{}"), ProblemType.NOT_FOUND).hasInstance(path);
  }

  @Test
  void a_thing_that_was_never_made() {
    assertProblem(client.get("/things/never"), ProblemType.NOT_FOUND).hasReason("NOT_FOUND");
  }

  @Test
  void head_of_nothing_has_no_body() {
    var answer = client.method("HEAD", "/things/never", BodyPublishers.noBody());
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "POST", "FOO"})
  void a_method_that_is_not_known(String method) {
    var answer = client.method(method, "/things/a", BodyPublishers.noBody());
    assertProblem(answer, ProblemType.METHOD_NOT_ALLOWED);
    assertThat(listed(answer, "Allow"))
        .containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS", "PATCH", "PUT");
  }

  @Test
  void allow_of_a_405_is_what_options_tells() {
    var refused = client.method("DELETE", "/things/a", BodyPublishers.noBody());
    var asked = client.method("OPTIONS", "/things/a", BodyPublishers.noBody());
    assertThat(listed(refused, "Allow")).hasSameElementsAs(listed(asked, "Allow"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "text/html;q=0.9", "nonsense", "a/b/c;;"})
  void an_accept_header_that_excludes_everything(String accept) {
    var answer = client.get("/things/export/csv", "Accept", accept);
    assertProblem(answer, ProblemType.NOT_ACCEPTABLE);
  }

  @Test
  void a_406_tells_what_can_be_had() {
    var answer = client.get("/things/export/csv", "Accept", "image/png");
    assertThat(listed(answer, "Accept")).containsExactly("text/csv");
  }

  @Test
  void a_problem_is_told_to_those_who_do_not_accept_it() {
    assertProblem(client.get("/things/never", "Accept", "image/png"), ProblemType.NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/xml", "nonsense", "application/json; charset=no"})
  void a_content_type_that_is_not_read(String contentType) {
    var answer =
        client.method(
            "POST", "/things", BodyPublishers.ofString("{}"), "Content-Type", contentType);
    assertProblem(answer, ProblemType.UNSUPPORTED_MEDIA_TYPE);
  }

  @Test
  void a_body_without_a_content_type() {
    assertProblem(
        client.method("POST", "/things", BodyPublishers.ofString("{}")),
        ProblemType.UNSUPPORTED_MEDIA_TYPE);
  }

  @Test
  void a_415_tells_what_is_read() {
    var answer =
        client.method(
            "POST", "/things", BodyPublishers.ofString("a"), "Content-Type", "text/plain");
    assertThat(listed(answer, "Accept")).contains("application/json");
  }

  @Test
  void a_415_of_a_patch_tells_what_patches_are_read() {
    var answer =
        client.method(
            "PATCH",
            "/things/a",
            BodyPublishers.ofString("{}"),
            "Content-Type",
            "application/json");
    assertProblem(answer, ProblemType.UNSUPPORTED_MEDIA_TYPE);
    assertThat(listed(answer, "Accept-Patch")).containsExactly("application/merge-patch+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "--x\r\n", "--x\r\n\r\n\r\n--x--\r\n"})
  void forms_are_not_read(String body) {
    var multipart = "multipart/form-data; boundary=x";
    assertProblem(
        client.method("POST", "/things", BodyPublishers.ofString(body), "Content-Type", multipart),
        ProblemType.UNSUPPORTED_MEDIA_TYPE);
    assertProblem(
        client.method(
            "POST",
            "/things",
            BodyPublishers.fromPublisher(BodyPublishers.ofString(body)),
            "Content-Type",
            multipart),
        ProblemType.UNSUPPORTED_MEDIA_TYPE);
  }

  @Test
  void a_problem_leads_to_where_the_client_finds_what_it_wanted() {
    var answer =
        client.method(
            "PATCH",
            "/things/a",
            BodyPublishers.ofString("{}"),
            "Content-Type",
            "application/merge-patch+json");
    assertProblem(answer, ProblemType.NOT_PATCHABLE).hasSeeAlso("/things/a/other");
    assertThat(answer.headers().firstValue("Link")).hasValue("</things/a/other>; rel=\"related\"");
  }

  @Test
  void a_problem_is_not_kept_by_caches() {
    assertThat(client.get("/things/never").headers().firstValue("Cache-Control"))
        .hasValue("no-store");
  }

  private static List<String> listed(HttpResponse<String> answer, String header) {
    return answer.headers().allValues(header).stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(String::strip)
        .toList();
  }
}
