package shop.checkout.demo.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class WeekTest {

  private static final Week WEEK = new Week(10_000, 50, 1);

  @Test
  void the_same_numbers_make_the_same_signals_byte_for_byte() {
    assertThat(json(new Week(10_000, 50, 1))).isEqualTo(json(WEEK));
    assertThat(json(new Week(10_000, 50, 2))).isNotEqualTo(json(WEEK));
  }

  private static List<String> json(Week week) {
    return new ModelOfItsOwn().known(week).map(JsonMapper.shared()::writeValueAsString).toList();
  }

  @Test
  void every_signal_is_told_once_and_in_the_order_of_time() {
    var readings = Stream.concat(WEEK.known(), WEEK.late()).toList();

    assertThat(readings).hasSize(10_000);
    assertThat(readings.stream().map(Reading::id)).doesNotHaveDuplicates();
    assertThat(readings).isSortedAccordingTo((one, other) -> one.time().compareTo(other.time()));
    assertThat(new HashSet<>(readings.stream().map(Reading::device).toList())).hasSize(50);
  }

  @Test
  void the_remodel_concerns_what_was_measured_between_friday_and_sunday_night() {
    assertThat(WEEK.concerned())
        .containsExactlyElementsOf(
            WEEK.known().filter(reading -> !reading.time().isBefore(Week.FRIDAY)).toList())
        .allMatch(reading -> reading.time().isBefore(Week.SUNDAY_NIGHT))
        .isNotEmpty();
    assertThat(WEEK.late()).allMatch(reading -> !reading.time().isBefore(Week.SUNDAY_NIGHT));
  }
}
