package shop.checkout.demo.devices;

import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shop.checkout.demo.devices.DeviceEvent.DeviceModel;
import shop.checkout.demo.devices.DeviceEvent.Signal;

/** Variant B: the model of a device is a resource, and a signal names its version. */
final class ModelOfItsOwn implements Variant {

  @Override
  public Stream<DeviceEvent> known(Week week) {
    return Stream.concat(
        models(week, 1, Week.BEGIN, Week.BEGIN), week.known().map(reading -> measured(reading, 1)));
  }

  @Override
  public Stream<DeviceEvent> remodel(Week week) {
    return models(week, 2, Week.SUNDAY_NIGHT, Week.FRIDAY);
  }

  @Override
  public Stream<DeviceEvent> late(Week week) {
    return week.late().map(reading -> measured(reading, 2));
  }

  private static Stream<DeviceEvent> models(
      Week week, int version, Instant knownFrom, Instant validFrom) {
    return IntStream.range(0, week.devices())
        .mapToObj(device -> {
          var name = Reading.name(device);
          return DeviceEvent.of(
              name + "-" + version,
              "device-models",
              name,
              "shop.deviceModel.set",
              knownFrom,
              new DeviceModel(name, week.threshold(device, version), validFrom));
        });
  }

  private static DeviceEvent measured(Reading reading, int version) {
    return DeviceEvent.of(
        reading.id(),
        "signals",
        reading.deviceName(),
        "shop.signal.measured",
        reading.time(),
        new Signal(reading.deviceName(), reading.value(), version));
  }

  @Override
  public String file(Judgement judgement) {
    return switch (judgement) {
      case AS_TOLD -> "b_by_version.sql";
      case IN_FORCE -> "b_in_force.sql";
      case NEWEST -> "b_newest.sql";
    };
  }
}
