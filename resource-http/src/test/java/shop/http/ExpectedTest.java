package shop.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import shop.contract.CartId;

class ExpectedTest {

  @Test
  void a_record_demands_in_its_own_words_however_deep_they_are() {
    var failure = new IllegalStateException("java", new IllegalArgumentException("be short"));
    assertThat(Expected.rule(CartId.class, failure)).isEqualTo("be short");
  }

  @Test
  void the_words_of_java_are_not_told() {
    var failure = new NumberFormatException("For input string: \"secret\"");
    assertThat(Expected.rule(CartId.class, failure)).isEqualTo("has not the required form");
    assertThat(Expected.rule(long.class, failure)).startsWith("has to be a whole number");
    assertThat(Expected.rule(Thread.State.class, failure))
        .isEqualTo("has to be one of the known values");
  }
}
