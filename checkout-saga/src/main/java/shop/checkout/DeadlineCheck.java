package shop.checkout;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shop.eventstore.node.Node;

/** Looks again and again which submissions are due, on the node that handles commands. */
@Component
class DeadlineCheck {

  private final SubmissionDeadlines deadlines;
  private final Node node;

  DeadlineCheck(SubmissionDeadlines deadlines, Node node) {
    this.deadlines = deadlines;
    this.node = node;
  }

  @Scheduled(fixedDelayString = "${shop.checkout.deadline-check}")
  void expireDue() {
    if (node.isActive()) {
      deadlines.expireDue();
    }
  }
}
