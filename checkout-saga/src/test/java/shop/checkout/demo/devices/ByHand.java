package shop.checkout.demo.devices;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The answers, calculated from the readings themselves. */
record ByHand(Week week) {

  Question.Answer answer(Judgement judgement) {
    var rows = new Rows();
    Stream.concat(week.known(), week.late())
        .collect(
            groupingBy(
                Reading::deviceName,
                TreeMap::new,
                groupingBy(ByHand::hour, TreeMap::new, toList())))
        .forEach((device, hours) ->
            hours.forEach((hour, readings) -> {
              var threshold =
                  week.threshold(readings.getFirst().device(), version(judgement, hour))
                      .doubleValue();
              var median = median(readings);
              rows.add(device, hour, median, threshold, median > threshold);
            }));
    return rows.answer();
  }

  private static int version(Judgement judgement, LocalDateTime hour) {
    var time = hour.toInstant(ZoneOffset.UTC);
    return switch (judgement) {
      case AS_TOLD -> time.isBefore(Week.SUNDAY_NIGHT) ? 1 : 2;
      case IN_FORCE -> time.isBefore(Week.FRIDAY) ? 1 : 2;
      case NEWEST -> 2;
    };
  }

  private static LocalDateTime hour(Reading reading) {
    return LocalDateTime.ofInstant(reading.time(), ZoneOffset.UTC).truncatedTo(ChronoUnit.HOURS);
  }

  private static double median(List<Reading> readings) {
    var sorted =
        readings.stream().map(Reading::value).map(BigDecimal::doubleValue).sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : sorted.get(half - 1) + (sorted.get(half) - sorted.get(half - 1)) * 0.5;
  }
}
