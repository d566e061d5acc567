package shop.householdlimit;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import shop.contract.Answer;
import shop.contract.Refusal;
import shop.contract.ReservationId;
import shop.householdlimit.EndedReservations.End;
import shop.householdlimit.HouseholdLimitCommand.CountPurchase;
import shop.householdlimit.HouseholdLimitCommand.ReleaseLimit;
import shop.householdlimit.HouseholdLimitCommand.ReserveLimit;
import shop.householdlimit.HouseholdLimitCommand.UseLimit;
import shop.householdlimit.HouseholdLimitEvent.LimitExceeded;
import shop.householdlimit.HouseholdLimitEvent.LimitOverrun;
import shop.householdlimit.HouseholdLimitEvent.LimitReleased;
import shop.householdlimit.HouseholdLimitEvent.LimitReserved;
import shop.householdlimit.HouseholdLimitEvent.LimitUsed;

/**
 * What one household has reserved and used of the limited products. A reservation counts until it
 * is released, or used and its window has passed; then nothing of it is kept but its name for a
 * while.
 */
@Aggregate(cache = "aggregates", lockFactory = "oneByOne", snapshotTriggerDefinition = "snapshots")
@Revision("1") // of its snapshots, which hold all fields: count up when they change
class HouseholdLimit {

  @AggregateIdentifier @Nullable String stream;
  private CountedEntries counted = new CountedEntries();
  private EndedReservations ended = new EndedReservations();

  HouseholdLimit() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Answer handle(ReserveLimit command, LimitRules rules, Clock clock) {
    var end = ended.of(command.reservation());
    if (end == End.EXCEEDED) {
      return exceeded(command.reservation());
    }
    if (end != null || counted.isReserved(command.reservation())) {
      return done();
    }
    return reserve(command, Judgement.of(command.lines(), rules, counted, clock.instant()));
  }

  private Answer reserve(ReserveLimit command, Judgement judgement) {
    if (!judgement.excesses().isEmpty()) {
      apply(new LimitExceeded(command.household(), command.reservation(), judgement.excesses()));
      return exceeded(command.reservation());
    }
    apply(new LimitReserved(command.household(), command.reservation(), judgement.entries()));
    return done();
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Answer handle(CountPurchase command, LimitRules rules, Clock clock) {
    if (counted.isReserved(command.reservation())) {
      apply(new LimitUsed(command.household(), command.reservation()));
    } else if (ended.of(command.reservation()) != End.USED) {
      count(command, Judgement.of(command.lines(), rules, counted, clock.instant()));
    }
    return done();
  }

  /** What fits is told as if it had been reserved, so that readers know one way of using only. */
  private static void count(CountPurchase command, Judgement judgement) {
    apply(new LimitReserved(command.household(), command.reservation(), judgement.entries()));
    apply(new LimitUsed(command.household(), command.reservation()));
    if (!judgement.excesses().isEmpty()) {
      apply(new LimitOverrun(command.household(), command.reservation(), judgement.excesses()));
    }
  }

  @CommandHandler
  Answer handle(ReleaseLimit command) {
    return end(
        command.reservation(),
        End.RELEASED,
        new LimitReleased(command.household(), command.reservation()));
  }

  @CommandHandler
  Answer handle(UseLimit command) {
    return end(
        command.reservation(), End.USED, new LimitUsed(command.household(), command.reservation()));
  }

  /**
   * The first end that reaches a reservation wins. Repeating it changes nothing, nor does ending
   * what was never reserved: its sender only makes sure that nothing is held.
   */
  private Answer end(ReservationId reservation, End wanted, HouseholdLimitEvent fact) {
    if (counted.isReserved(reservation)) {
      apply(fact);
      return done();
    }
    var end = ended.of(reservation);
    return end == null || end == End.EXCEEDED || end == wanted
        ? done()
        : new Answer.Refused(
            "RESERVATION_ENDED", "reservation " + reservation + " has ended otherwise");
  }

  private static Answer exceeded(ReservationId reservation) {
    return new Answer.Refused(
        Refusal.Reason.HOUSEHOLD_LIMIT_EXCEEDED.name(),
        "reservation " + reservation + " asked for more than the household can still buy");
  }

  /** Every event is one revision of the public limits, and Axon counts versions from 0. */
  private static Answer done() {
    return new Answer.Done(AggregateLifecycle.getVersion() + 1);
  }

  @EventSourcingHandler
  void on(LimitReserved event) {
    stream = HouseholdLimitCommand.stream(event.household());
    counted.reserve(event.reservation(), event.entries());
  }

  @EventSourcingHandler
  void on(LimitExceeded event) {
    stream = HouseholdLimitCommand.stream(event.household());
    ended.remember(event.reservation(), End.EXCEEDED);
  }

  @EventSourcingHandler
  void on(LimitReleased event) {
    counted.release(event.reservation());
    ended.remember(event.reservation(), End.RELEASED);
  }

  @EventSourcingHandler
  void on(LimitUsed event, @Timestamp Instant time) {
    counted.use(event.reservation(), time);
    ended.remember(event.reservation(), End.USED);
  }
}
