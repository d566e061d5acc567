package shop.dataproduct.producers;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which descriptor stopped the start, and why. */
final class BadDescriptorAnalyzer extends AbstractFailureAnalyzer<BadDescriptor> {

  @Override
  protected FailureAnalysis analyze(Throwable root, BadDescriptor cause) {
    return new FailureAnalysis(
        "The product in %s cannot be registered: %s"
            .formatted(cause.descriptor(), cause.getMessage()),
        "Mend the descriptor, or take it out of the directory that shop.products names.",
        cause);
  }
}
