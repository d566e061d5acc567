package shop.eventstore.node;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which clock is ahead. */
final class ClocksDifferAnalyzer extends AbstractFailureAnalyzer<ClocksDiffer> {

  @Override
  protected FailureAnalysis analyze(Throwable root, ClocksDiffer cause) {
    return new FailureAnalysis(
        "The clock of this machine is %d ms %s that of the database; %d ms are tolerated."
            .formatted(
                cause.ahead().abs().toMillis(),
                cause.ahead().isNegative() ? "behind" : "ahead of",
                cause.tolerance().toMillis()),
        "Synchronize the clocks (NTP), or tolerate more with --shop.clock-tolerance=PT5S: events"
            + " would bear times that are as far apart.",
        cause);
  }
}
