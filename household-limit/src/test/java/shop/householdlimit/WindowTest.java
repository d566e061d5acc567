package shop.householdlimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.contract.ResourceJson;

class WindowTest {

  @Test
  void a_window_is_as_long_as_its_text_says() {
    assertThat(new Window("P7D").length()).isEqualTo(Duration.ofDays(7));
    assertThat(new Window("PT1H").length()).isEqualTo(Duration.ofHours(1));
    assertThat(new Window("P1DT12H").length()).isEqualTo(Duration.ofHours(36));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"P7D", "PT168H", "p7d", "PT1S", "P3660D", "PT00000000000000000000000000001S"})
  void a_window_is_json_as_it_was_written(String text) {
    var json = "\"" + text + "\"";
    assertThat(ResourceJson.write(new Window(text))).isEqualTo(json);
    assertThat(ResourceJson.read(json, Window.class)).isEqualTo(new Window(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "P1W",
        "P1M",
        "P1Y",
        "PT0S",
        "PT0.999999999S",
        "-P7D",
        "P3660DT0.000000001S",
        "P106751991167300DT15H30M7.999999S",
        "P999999999999999999999D",
        "PT000000000000000000000000000001S"
      })
  void what_is_no_duration_or_too_short_or_too_long_is_no_window(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Window(text));
  }
}
