package shop.checkout.demo.devices;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A CloudEvent in its structured form, as a producer posts it. */
record DeviceEvent(
    String specversion,
    String id,
    String source,
    String subject,
    String type,
    Instant time,
    Data data) {

  static DeviceEvent of(
      String id, String source, String subject, String type, Instant time, Data data) {
    return new DeviceEvent("1.0", id, source, subject, type, time, data);
  }

  /** What it tells. */
  sealed interface Data {}

  /**
   * A signal with its model.
   *
   * @param corrects the id of the event for which this one stands; none when it is the first
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record JudgedSignal(
      String device, BigDecimal value, BigDecimal threshold, @Nullable String corrects)
      implements Data {

    static JudgedSignal first(String device, BigDecimal value, BigDecimal threshold) {
      return new JudgedSignal(device, value, threshold, null);
    }

    JudgedSignal correcting(String id) {
      return new JudgedSignal(device, value, threshold, id);
    }
  }

  /** A signal with the version of its model. */
  record Signal(String device, BigDecimal value, int model) implements Data {}

  /** A version of a model. */
  record DeviceModel(String device, BigDecimal threshold, Instant validFrom) implements Data {}
}
