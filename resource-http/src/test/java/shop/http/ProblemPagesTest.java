package shop.http;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.http.ProblemAssert.assertProblem;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@Probed
class ProblemPagesTest {

  @Autowired Client client;

  @ParameterizedTest
  @EnumSource
  void every_type_has_a_page(ProblemType type) {
    var page = client.get(type.path());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains(type.name(), type.title(), String.valueOf(type.status().value()));
  }

  @ParameterizedTest
  @EnumSource
  void browsers_get_html(ProblemType type) {
    var page = client.get(type.path(), "Accept", "text/html,application/xml;q=0.9,*/*;q=0.8");
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.body()).startsWith("<!doctype html>").contains("What to do");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/json", "application/*"})
  void others_get_json(String accept) {
    var page = client.get("/problems/stale-revision", "Accept", accept);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(page.headers().allValues("Vary")).contains("Accept");
  }

  @Test
  void the_list_leads_to_every_page() {
    var json = client.get("/problems").body();
    var html = client.get("/problems", "Accept", "text/html").body();
    for (var type : ProblemType.values()) {
      assertThat(json).contains("\"" + type.path() + "\"");
      assertThat(html).contains("\"" + type.path() + "\"");
    }
  }

  @Test
  void the_type_of_a_problem_can_be_followed() {
    var document = JsonMapper.shared().readTree(client.get("/things/never").body());
    var type = URI.create(document.get("type").asString());
    assertThat(type.toString()).startsWith(client.base());
    assertThat(client.get(type.getPath()).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "STALE_REVISION", "%F0%9F%98%80", "a%20b"})
  void a_type_that_does_not_exist_has_no_page(String slug) {
    assertProblem(client.get("/problems/" + slug), ProblemType.NOT_FOUND);
    assertProblem(client.get("/problems/" + slug, "Accept", "text/html"), ProblemType.NOT_FOUND);
  }

  @Test
  void what_is_neither_html_nor_json_is_not_acceptable() {
    assertProblem(
        client.get("/problems/not-found", "Accept", "image/png"), ProblemType.NOT_ACCEPTABLE);
  }
}
