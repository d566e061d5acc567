package shop.eventstore.node;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about two processes with one name. */
final class NodeNameInUseAnalyzer extends AbstractFailureAnalyzer<NodeNameInUse> {

  @Override
  protected FailureAnalysis analyze(Throwable root, NodeNameInUse cause) {
    return new FailureAnalysis(
        "Another process works on this database under the name %s.".formatted(cause.node()),
        "Give this one another name with --shop.node=NAME, or stop the other one.",
        cause);
  }
}
