package shop.checkout.demo.devices;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * That a device has measured.
 *
 * @param number of the reading in its week, from 0
 * @param device from 0
 * @param value degrees Celsius
 */
record Reading(int number, int device, Instant time, BigDecimal value) {

  String id() {
    return "r" + number;
  }

  String deviceName() {
    return name(device);
  }

  static String name(int device) {
    return "d" + device;
  }
}
