package shop.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          wait=5                                | 5
          wait=0                                | 0
          WAIT = 5                              | 5
          respond-async, wait=5                 | 5
          wait=5;foo=bar, respond-async         | 5
          foo; wait=7, wait=5                   | 5
          foo="a, wait=7", wait=5               | 5
          foo="a\\", wait=7", wait=5            | 5
          return=minimal , wait=5 ; strict      | 5
          ,, wait=5                             | 5
          wait=5, wait=9                        | 5
          wait=60                               | 60
          wait=61                               | 60
          wait=99999999999999999999999999999999 | 60
          """)
  void the_wait_is_found_and_capped(String header, long seconds) {
    assertThat(Prefer.wait(List.of(header))).hasValue(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "respond-async",
        "wait",
        "wait=",
        "wait=-1",
        "wait=1.5",
        "wait=five",
        "wait=\"5\"",
        "waiting=5",
        "foo; wait=5",
        "foo=\"wait=5",
        "wait=x, wait=5"
      })
  void what_is_no_wait_is_ignored(String header) {
    assertThat(Prefer.wait(List.of(header))).isEmpty();
  }

  @Test
  void headers_count_as_one_list() {
    assertThat(Prefer.wait(List.of())).isEmpty();
    assertThat(Prefer.wait(List.of("respond-async", "wait=5"))).hasValue(Duration.ofSeconds(5));
  }

  @Property
  void no_header_fails_or_asks_for_more_than_a_minute(@ForAll List<String> headers) {
    assertThat(Prefer.wait(headers).orElse(Duration.ZERO))
        .isBetween(Duration.ZERO, Duration.ofMinutes(1));
  }
}
