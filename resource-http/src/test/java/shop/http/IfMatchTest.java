package shop.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.http.ProblemAssert.assertProblem;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import shop.contract.Precondition;

@Probed
class IfMatchTest {

  @Autowired Client client;
  @Autowired Things things;

  private HttpResponse<String> change(String thing, String... headers) {
    return client.method("PUT", "/things/" + thing, BodyPublishers.noBody(), headers);
  }

  @Test
  void the_current_revision_is_changed_and_a_stale_one_is_not() {
    var first = change("conditional").headers().firstValue("ETag").orElseThrow();
    assertThat(first).isEqualTo("\"1\"");
    assertThat(change("conditional", "If-Match", first).statusCode()).isEqualTo(200);
    assertProblem(change("conditional", "If-Match", first), ProblemType.STALE_REVISION)
        .hasDetail("the current revision is \"2\"");
    assertThat(things.effects("conditional")).isEqualTo(2);
  }

  @Test
  void a_star_is_met_by_whatever_there_is() {
    change("starred");
    assertThat(change("starred", "If-Match", "*").statusCode()).isEqualTo(200);
  }

  @Test
  void two_headers_are_one_list() {
    change("listed");
    assertThat(change("listed", "If-Match", "\"7\"", "If-Match", "\"1\"").statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"W/\"1\"", "\"abc\"", "\"\"", "\"01\"", "\"99999999999999999999\""})
  void a_weak_or_foreign_tag_is_met_by_nothing(String tag) {
    change("foreign");
    assertProblem(change("foreign", "If-Match", tag), ProblemType.STALE_REVISION);
    assertThat(things.effects("foreign")).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "1",
        "\"1",
        "1\"",
        "\"1\" \"2\"",
        "*, \"1\"",
        "w/\"1\"",
        "\"\u0001\"",
        "x"
      })
  void what_is_no_list_of_tags_is_refused(String header) {
    assertThatThrownBy(() -> IfMatch.parse(header)).isInstanceOf(Problem.class);
  }

  @Test
  void an_unparseable_header_is_named_and_changes_nothing() {
    assertProblem(change("unparseable", "If-Match", "1"), ProblemType.INVALID_PARAMETER)
        .hasErrors("If-Match WRONG_SYNTAX");
    assertThat(things.effects("unparseable")).isZero();
  }

  @Test
  void several_tags_are_several_revisions() {
    assertThat(IfMatch.parse(" \"1\" ,, W/\"2\",\"3\",\"a,b\" "))
        .isEqualTo(new Precondition(Set.of(1L, 3L)));
  }

  @Property
  void every_header_is_either_a_precondition_or_a_problem(@ForAll String header) {
    try {
      assertThat(IfMatch.parse(header)).isNotNull();
    } catch (Problem problem) {
      assertThat(problem.type()).isEqualTo(ProblemType.INVALID_PARAMETER);
    }
  }
}
