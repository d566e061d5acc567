package shop.checkout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shop.cart.CartCommand.ExpireSubmission;
import shop.cart.CartEvent.CartSubmitted;
import shop.cart.CartEvent.SubmissionExpired;
import shop.cart.CartEvent.SubmissionRejected;
import shop.cart.CartEvent.SubmissionStarted;
import shop.contract.CartId;
import shop.contract.CheckoutId;

/**
 * Remembers durably until when a submission has to end, and expires it then. The saga is never
 * asked: the cart knows whether the submission still runs, and expiring one that has ended changes
 * nothing.
 */
@Component
@ProcessingGroup(SubmissionDeadlines.PROCESSOR)
class SubmissionDeadlines {

  static final String PROCESSOR = "submission-deadlines";

  private static final Logger LOG = LoggerFactory.getLogger(SubmissionDeadlines.class);
  private static final int AT_ONCE = 100;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  private final JdbcClient jdbc;
  private final CommandGateway commands;
  private final Clock clock;
  private final Duration timeToEnd;

  SubmissionDeadlines(
      JdbcClient jdbc,
      CommandGateway commands,
      Clock clock,
      @Value("${shop.checkout.time-to-end}") Duration timeToEnd) {
    this.jdbc = jdbc;
    this.commands = commands;
    this.clock = clock;
    this.timeToEnd = timeToEnd;
  }

  @EventHandler
  void on(SubmissionStarted event, @Timestamp Instant time) {
    // Told again after a token was lost, it is known already.
    jdbc.sql(
            "insert into submission_deadline (checkout, cart, due) values (?, ?, ?)"
                + " on conflict do nothing")
        .params(
            event.checkout().value(),
            event.cart().value(),
            time.plus(timeToEnd).atOffset(ZoneOffset.UTC))
        .update();
  }

  @EventHandler
  void on(CartSubmitted event) {
    forget(event.checkout());
  }

  @EventHandler
  void on(SubmissionRejected event) {
    forget(event.checkout());
  }

  @EventHandler
  void on(SubmissionExpired event) {
    forget(event.checkout());
  }

  private void forget(CheckoutId checkout) {
    jdbc.sql("delete from submission_deadline where checkout = ?").param(checkout.value()).update();
  }

  @Scheduled(fixedDelayString = "${shop.checkout.deadline-check}")
  void expireDue() {
    jdbc.sql("select checkout, cart from submission_deadline where due <= ? order by due limit ?")
        .params(clock.instant().atOffset(ZoneOffset.UTC), AT_ONCE)
        .query((row, n) ->
            new ExpireSubmission(
                new CartId(row.getString("cart")), new CheckoutId(row.getString("checkout"))))
        .list()
        .forEach(this::expire);
  }

  /** It is due again later, in case it fails: so the next ones get their turn meanwhile. */
  private void expire(ExpireSubmission command) {
    jdbc.sql("update submission_deadline set due = ? where checkout = ?")
        .params(
            clock.instant().plus(RETRY_AFTER).atOffset(ZoneOffset.UTC), command.checkout().value())
        .update();
    try {
      commands.sendAndWait(command);
    } catch (RuntimeException e) {
      LOG.warn("{} failed and will be repeated", command, e);
    }
  }
}
