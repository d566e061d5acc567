package shop.checkout.demo.devices;

import java.util.stream.Stream;
import shop.checkout.demo.devices.DeviceEvent.JudgedSignal;

/** Variant A: a signal bears its threshold, and is told once more when that was wrong. */
class ModelInEveryEvent implements Variant {

  private static final String SOURCE = "judged-signals";

  @Override
  public Stream<DeviceEvent> known(Week week) {
    return week.known().map(reading -> measured(reading, week, 1));
  }

  @Override
  public Stream<DeviceEvent> remodel(Week week) {
    return week.concerned().map(reading -> corrected(reading, week));
  }

  @Override
  public Stream<DeviceEvent> late(Week week) {
    return week.late().map(reading -> measured(reading, week, 2));
  }

  private static DeviceEvent measured(Reading reading, Week week, int version) {
    return event(
        reading.id(), "shop.judgedSignal.measured", reading, judged(reading, week, version));
  }

  private static DeviceEvent corrected(Reading reading, Week week) {
    return event(
        reading.id() + "-corrected",
        "shop.judgedSignal.corrected",
        reading,
        judged(reading, week, 2).correcting(reading.id()));
  }

  private static JudgedSignal judged(Reading reading, Week week, int version) {
    return JudgedSignal.first(
        reading.deviceName(), reading.value(), week.threshold(reading.device(), version));
  }

  private static DeviceEvent event(String id, String type, Reading reading, JudgedSignal data) {
    return DeviceEvent.of(id, SOURCE, reading.deviceName(), type, reading.time(), data);
  }

  @Override
  public String file(Judgement judgement) {
    return switch (judgement) {
      case AS_TOLD -> "a_told.sql";
      case IN_FORCE -> "a_corrected.sql";
      case NEWEST -> "a_newest.sql";
    };
  }
}
