package shop.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@Probed
class TraceTest {

  private static final String GIVEN = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final String SYNTAX = "00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}";

  @Autowired Client client;
  @Autowired Things things;

  @Test
  void a_command_carries_the_trace_of_its_request() {
    client.post("/things", "{\"id\":\"traced\",\"quantity\":1}", Traceparent.NAME, GIVEN);
    assertThat(things.traceparent("traced")).isEqualTo(GIVEN);
  }

  @Test
  void a_request_without_a_trace_begins_one() {
    client.post("/things", "{\"id\":\"untraced\",\"quantity\":1}");
    assertThat(things.traceparent("untraced")).matches(SYNTAX);
  }

  @Test
  void an_invalid_trace_is_replaced_and_not_an_error() {
    var answer =
        client.post("/things", "{\"id\":\"mistraced\",\"quantity\":1}", Traceparent.NAME, "x");
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(things.traceparent("mistraced")).matches(SYNTAX);
  }

  @Test
  void two_traces_are_none() {
    assertThat(Traceparent.of(List.of(GIVEN, GIVEN))).matches(SYNTAX).isNotEqualTo(GIVEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01more",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331"
      })
  void what_is_no_trace_context_is_replaced(String header) {
    assertThat(Traceparent.of(List.of(header))).matches(SYNTAX).doesNotContain("0af765", "0AF765");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what the future will bring"
      })
  void a_later_version_is_read_as_far_as_it_is_known(String header) {
    assertThat(Traceparent.of(List.of(header))).isEqualTo(GIVEN);
  }

  @Test
  void the_trace_ends_with_its_request() throws Exception {
    var during = new ArrayList<String>();
    new TraceFilter()
        .doFilter(
            new MockHttpServletRequest(),
            new MockHttpServletResponse(),
            (_, _) -> during.add(MDC.get(Traceparent.NAME)));
    assertThat(during).singleElement().asString().matches(SYNTAX);
    assertThat(MDC.get(Traceparent.NAME)).isNull();
  }
}
