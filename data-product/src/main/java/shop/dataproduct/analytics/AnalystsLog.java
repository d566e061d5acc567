package shop.dataproduct.analytics;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import shop.contract.LogQuery;
import shop.contract.ResourceEvent;
import shop.contract.ResourceLog;
import shop.dataproduct.masking.Masking;

/** The log as analysts may see it. */
@Component
final class AnalystsLog {

  private final ResourceLog log;
  private final Masking masking;

  AnalystsLog(ResourceLog log, Masking masking) {
    this.log = log;
    this.masking = masking;
  }

  long head() {
    return log.head();
  }

  /** The CloudEvents id of the first event, by which logs are told apart; empty without one. */
  String beginning() {
    return log.read(LogQuery.after(0, 1)).stream().map(ResourceEvent::id).findFirst().orElse("");
  }

  String fingerprint() {
    return masking.fingerprint();
  }

  /** A page of events after a position. */
  List<ResourceEvent> read(long position, int limit) {
    return masked(log.read(LogQuery.after(position, limit)));
  }

  /**
   * All events after a position up to about the head, each read when it is asked for. It has to be
   * closed.
   */
  Stream<ResourceEvent> stream(long position) {
    return log.stream(position).map(masking::of);
  }

  /** The next events after a position, at least one unless none comes in time. */
  List<ResourceEvent> next(long position, int limit, Duration atMost) {
    return masked(log.next(position, limit, atMost));
  }

  private List<ResourceEvent> masked(List<ResourceEvent> events) {
    return events.stream().map(masking::of).toList();
  }
}
