package shop.checkout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import shop.cart.CartCommand.ExpireSubmission;
import shop.cart.CartEvent.CartSubmitted;
import shop.cart.CartEvent.SubmissionExpired;
import shop.cart.CartEvent.SubmissionRejected;
import shop.cart.CartEvent.SubmissionStarted;
import shop.contract.CheckoutId;

/**
 * Remembers durably until when a submission has to end, and expires it then. The saga is never
 * asked: the cart knows whether the submission still runs, and expiring one that has ended changes
 * nothing.
 *
 * <p>What begins and ends in one unit of work, as nearly every submission does, is not written at
 * all.
 */
@Component
@ProcessingGroup(SubmissionDeadlines.PROCESSOR)
public class SubmissionDeadlines {

  public static final String PROCESSOR = "submission-deadlines";

  private static final Logger LOG = LoggerFactory.getLogger(SubmissionDeadlines.class);
  private static final String CHANGES = SubmissionDeadlines.class.getName();
  private static final int AT_ONCE = 100;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  private final DeadlineTable table;
  private final CommandGateway commands;
  private final Clock clock;
  private final Duration timeToEnd;

  SubmissionDeadlines(
      DeadlineTable table,
      CommandGateway commands,
      Clock clock,
      @Value("${shop.checkout.time-to-end}") Duration timeToEnd) {
    this.table = table;
    this.commands = commands;
    this.clock = clock;
    this.timeToEnd = timeToEnd;
  }

  /** What a unit of work has to write. */
  private static final class Changes {

    private final Map<CheckoutId, Deadline> begun = new LinkedHashMap<>();
    private final List<CheckoutId> ended = new ArrayList<>();

    void end(CheckoutId checkout) {
      if (begun.remove(checkout) == null) {
        ended.add(checkout);
      }
    }
  }

  private Changes changes() {
    var unit = CurrentUnitOfWork.get().root();
    return unit.getOrComputeResource(
        CHANGES,
        _ -> {
          var changes = new Changes();
          unit.onCommit(_ -> write(changes));
          return changes;
        });
  }

  private void write(Changes changes) {
    table.add(changes.begun.values());
    table.remove(changes.ended);
  }

  @EventHandler
  void on(SubmissionStarted event, @Timestamp Instant time) {
    changes()
        .begun
        .put(event.checkout(), new Deadline(event.checkout(), event.cart(), time.plus(timeToEnd)));
  }

  @EventHandler
  void on(CartSubmitted event) {
    changes().end(event.checkout());
  }

  @EventHandler
  void on(SubmissionRejected event) {
    changes().end(event.checkout());
  }

  @EventHandler
  void on(SubmissionExpired event) {
    changes().end(event.checkout());
  }

  /** Expires what is due, the oldest first. */
  void expireDue() {
    table.due(clock.instant(), AT_ONCE).forEach(this::expire);
  }

  /** It is due again later, in case it fails: so the next ones get their turn meanwhile. */
  private void expire(Deadline deadline) {
    table.postpone(deadline.checkout(), clock.instant().plus(RETRY_AFTER));
    var command = new ExpireSubmission(deadline.cart(), deadline.checkout());
    try {
      commands.sendAndWait(command);
    } catch (RuntimeException e) {
      LOG.warn("{} failed and will be repeated", command, e);
    }
  }
}
