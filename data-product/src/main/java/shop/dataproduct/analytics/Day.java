package shop.dataproduct.analytics;

import java.time.LocalDate;

/**
 * A day's events, by the time at which they happened (UTC). A day grows for as long as it lasts,
 * and later when somebody tells late.
 *
 * @param events how many there are
 * @param lastPosition of the one that came last into the log
 */
record Day(LocalDate date, long events, long lastPosition) {

  /** Changes whenever the day does. */
  String tag() {
    return "\"%d-%d\"".formatted(events, lastPosition);
  }
}
