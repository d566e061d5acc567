package shop.checkout.demo.devices;

import java.util.stream.Stream;

/** How the same week is told. */
interface Variant {

  /** What is told before the remodel. */
  Stream<DeviceEvent> known(Week week);

  /** How the remodel is told. */
  Stream<DeviceEvent> remodel(Week week);

  /** What is told after it. */
  Stream<DeviceEvent> late(Week week);

  /** Where it stands how this is asked. */
  String file(Judgement judgement);
}
