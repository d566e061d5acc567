package shop.checkout.demo.devices;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the devices measure in a week. The same numbers make the same week; nothing in it depends on
 * how a machine rounds.
 *
 * @param signals of all devices together, evenly over the week and the devices
 * @param devices at least one
 */
record Week(int signals, int devices, long seed) {

  /** A Monday. */
  static final Instant BEGIN = Instant.parse("2026-11-16T00:00:00Z");

  /** From when on the thresholds should have been lower. */
  static final Instant FRIDAY = Instant.parse("2026-11-20T00:00:00Z");

  /** When that turns out. */
  static final Instant SUNDAY_NIGHT = Instant.parse("2026-11-22T22:00:00Z");

  private static final Duration LENGTH = Duration.ofDays(7);

  /** One hour in so many a device is ill. */
  private static final int ILL = 16;

  /** Before and after everything else that is random about a device. */
  private static final int OF_DEVICE = -1;

  /** Readings before the remodel, in the order of time. */
  Stream<Reading> known() {
    return readings(0, nightly());
  }

  /** Readings before the remodel that it concerns. */
  Stream<Reading> concerned() {
    return readings(first(FRIDAY), nightly());
  }

  /** Readings after the remodel. */
  Stream<Reading> late() {
    return readings(nightly(), signals);
  }

  /**
   * The threshold of a device.
   *
   * @param version of its model: 1, or 2 after the remodel
   */
  BigDecimal threshold(int device, int version) {
    return celsius(usual(device) + (version == 1 ? 350 : 250));
  }

  private int nightly() {
    return first(SUNDAY_NIGHT);
  }

  /** The first reading that is not before a time. */
  private int first(Instant time) {
    long into = Duration.between(BEGIN, time).toMillis();
    return Math.toIntExact(Math.ceilDiv(into * signals, LENGTH.toMillis()));
  }

  private Stream<Reading> readings(int from, int to) {
    return IntStream.range(from, to).mapToObj(this::reading);
  }

  private Reading reading(int number) {
    int device = number % devices;
    var into = Duration.ofMillis(LENGTH.toMillis() * number / signals);
    int hour = Math.toIntExact(into.toHours());
    int value = usual(device) + daily(hour) + illness(device, hour) + noise(number);
    return new Reading(number, device, BEGIN.plus(into), celsius(value));
  }

  /** In hundredths of a degree, as all of these. */
  private int usual(int device) {
    return random(device, OF_DEVICE).nextInt(200, 600);
  }

  /** Cold at midnight, warm at noon. */
  private static int daily(int hour) {
    return 100 - Math.abs(hour % 24 - 12) * 200 / 12;
  }

  private int illness(int device, int hour) {
    return random(device, hour).nextInt(ILL) == 0 ? 300 : 0;
  }

  private int noise(int number) {
    var random = random(number, OF_DEVICE - 1);
    return random.nextInt(-50, 51) + random.nextInt(-50, 51);
  }

  private SplittableRandom random(int one, int other) {
    return new SplittableRandom((seed * 31 + one) * 1_000_003 + other);
  }

  private static BigDecimal celsius(int hundredths) {
    return BigDecimal.valueOf(hundredths, 2);
  }
}
