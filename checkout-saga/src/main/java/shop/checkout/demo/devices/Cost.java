package shop.checkout.demo.devices;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What something cost.
 *
 * @param events that were written
 * @param bytes of the requests that wrote them
 * @param processor time of the whole process: producer, service and databases
 */
record Cost(long events, long bytes, Duration processor) {

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** The processor time that this process has taken since its start. */
  static Duration processorTime() {
    return Duration.ofNanos(PROCESS.getProcessCpuTime());
  }

  Cost plus(Cost other) {
    return new Cost(events + other.events, bytes + other.bytes, processor.plus(other.processor));
  }
}
