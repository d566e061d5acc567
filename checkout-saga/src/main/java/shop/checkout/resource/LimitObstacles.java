package shop.checkout.resource;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.checkout.resource.CheckoutResource.Step;
import shop.checkout.resource.Explanation.Numbers;
import shop.checkout.resource.Explanation.Obstacle;
import shop.checkout.resource.Explanation.Reference;
import shop.contract.Line;
import shop.contract.Policy;
import shop.contract.ProductId;
import shop.contract.Refusal;
import shop.contract.ResourceEvent;
import shop.contract.ResourceJson;
import shop.householdlimit.resource.HouseholdLimitsResource;
import shop.householdlimit.resource.HouseholdLimitsResource.Entry;
import shop.householdlimit.resource.HouseholdLimitsResource.LimitedProduct;
import shop.householdlimit.resource.LimitRuleResource;

/** Explains why the limit of the household stood in the way of lines. */
record LimitObstacles(History history) {

  /**
   * The obstacles of which an event of the checkout tells, with what the household had at that
   * moment.
   *
   * @param checkout as it was after the event
   */
  Stream<Obstacle> toldBy(ResourceEvent event, CheckoutResource checkout) {
    var household = history.sameFact(event, HouseholdLimitsResource.KIND.source());
    return lines(checkout, event.time(), Step.Context.LIMIT)
        .map(line -> obstacle(line, event, household.orElse(null)));
  }

  /** The same, where nobody was asked but the log: the refusal says by which event. */
  Stream<Obstacle> judgedByTheLog(ResourceEvent event, CheckoutResource checkout) {
    var refusal = checkout.refusal();
    if (checkout.policy().householdLimit() != Policy.HouseholdLimit.SIDE_EFFECT
        || refusal == null
        || refusal.reason() != Refusal.Reason.HOUSEHOLD_LIMIT_EXCEEDED) {
      return Stream.empty();
    }
    var household =
        Optional.ofNullable(refusal.event())
            .flatMap(id -> history.event(HouseholdLimitsResource.KIND.source(), id));
    return lines(checkout, event.time(), Step.Context.WISHLIST)
        .map(line -> obstacle(line, event, household.orElse(null)));
  }

  /** The lines of which the checkout noted something at a moment. */
  private static Stream<Line> lines(CheckoutResource checkout, Instant time, Step.Context context) {
    return checkout.lines().stream()
        .filter(line ->
            checkout.steps().stream()
                .anyMatch(step ->
                    step.step() == context
                        && step.time().equals(time)
                        && line.product().equals(step.product())));
  }

  private Obstacle obstacle(Line line, ResourceEvent event, @Nullable ResourceEvent household) {
    var rule = ruleAt(event.position(), line);
    var limit = rule.map(told -> ResourceJson.read(told.data(), LimitRuleResource.class));
    int allowed = limit.map(LimitRuleResource::limit).orElse(0);
    var had = had(line.product(), allowed, event.time(), household);
    var window = limit.map(LimitRuleResource::window).orElse(null);
    return new Obstacle(
        Refusal.Reason.HOUSEHOLD_LIMIT_EXCEEDED.name(),
        line.product(),
        "A household can buy %d of %s within %s."
            .formatted(allowed, line.product(), window == null ? "any time" : window.text()),
        new Numbers(
            line.quantity(), allowed, window, had.used(), (long) had.reserved(), null, had.left()),
        "%d requested; of %d the household had bought %d and reserved %d: %d available."
            .formatted(line.quantity(), allowed, had.used(), had.reserved(), had.left()),
        Stream.of(
                rule.map(told -> Reference.to(told, LimitRuleResource.KIND)).stream(),
                had.entries().stream().flatMap(entry -> reservation(entry).stream()),
                household == null
                    ? Stream.<Reference>empty()
                    : Stream.of(Reference.to(household, HouseholdLimitsResource.KIND)))
            .flatMap(references -> references)
            .distinct()
            .toList());
  }

  private Optional<ResourceEvent> ruleAt(long position, Line line) {
    return history.newestBefore(position, LimitRuleResource.KIND.subject(line.product()), null);
  }

  /** What the household had of the product and what counted then. */
  private static LimitedProduct had(
      ProductId product, int limit, Instant time, @Nullable ResourceEvent household) {
    return household == null
        ? LimitedProduct.untouched(product, limit)
        : ResourceJson.read(household.data(), HouseholdLimitsResource.class)
            .product(product, limit, time);
  }

  /** The event by which an entry came to be: checkouts reserve under their own name. */
  private Optional<Reference> reservation(Entry entry) {
    return history
        .of(CheckoutResource.KIND.subject(entry.reservation()))
        .filter(event -> event.type().equals("shop.checkout.limitReserved"))
        .findFirst()
        .flatMap(event -> history.sameFact(event, HouseholdLimitsResource.KIND.source()))
        .map(fact -> Reference.to(fact, HouseholdLimitsResource.KIND));
  }
}
