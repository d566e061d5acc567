package shop.householdlimit.resource;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;
import shop.contract.Answer;
import shop.contract.HouseholdId;
import shop.contract.HouseholdLimits;
import shop.contract.Line;
import shop.contract.Refusal;
import shop.contract.ReservationId;
import shop.contract.ResourceJson;
import shop.contract.ResourceKind;
import shop.contract.ResourceLog;
import shop.householdlimit.HouseholdLimitCommand.ReleaseLimit;
import shop.householdlimit.HouseholdLimitCommand.ReserveLimit;
import shop.householdlimit.HouseholdLimitCommand.UseLimit;

/**
 * The limits of households for other contexts: a look at them sees what the log tells, and a change
 * of them is a command to the household.
 */
@Component
final class PublishedHouseholdLimits implements HouseholdLimits {

  private final ResourceLog log;
  private final CommandGateway commands;
  private final Clock clock;

  PublishedHouseholdLimits(ResourceLog log, CommandGateway commands, Clock clock) {
    this.log = log;
    this.commands = commands;
    this.clock = clock;
  }

  /** A resource as it was told last, and the id of the event that told it. */
  private record Told<R>(R resource, String event) {}

  @Override
  public List<Refusal> refusals(HouseholdId household, List<Line> lines) {
    var limits = latest(HouseholdLimitsResource.KIND, household);
    var now = clock.instant();
    var refusals = new ArrayList<Refusal>();
    for (var line : lines) {
      latest(LimitRuleResource.KIND, line.product())
          .filter(rule -> rule.resource().inForce())
          .ifPresent(rule -> {
            int limit = rule.resource().limit();
            int left =
                limits
                    .map(told -> told.resource().product(line.product(), limit, now).left())
                    .orElse(limit);
            if (line.quantity() > left) {
              refusals.add(refusal(line, left).by(limits.map(Told::event).orElse(rule.event())));
            }
          });
    }
    return List.copyOf(refusals);
  }

  private static Refusal refusal(Line line, int left) {
    return new Refusal(
        Refusal.Reason.HOUSEHOLD_LIMIT_EXCEEDED, line.product(), line.quantity(), left);
  }

  private <R> Optional<Told<R>> latest(ResourceKind<R> kind, Object id) {
    return log.latest(kind.subject(id))
        .map(event -> new Told<>(ResourceJson.read(event.data(), kind.record()), event.id()));
  }

  @Override
  public Answer reserve(HouseholdId household, ReservationId reservation, List<Line> lines) {
    return commands.sendAndWait(new ReserveLimit(household, reservation, lines));
  }

  @Override
  public Answer release(HouseholdId household, ReservationId reservation) {
    return commands.sendAndWait(new ReleaseLimit(household, reservation));
  }

  @Override
  public Answer use(HouseholdId household, ReservationId reservation) {
    return commands.sendAndWait(new UseLimit(household, reservation));
  }
}
