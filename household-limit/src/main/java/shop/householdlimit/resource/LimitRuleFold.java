package shop.householdlimit.resource;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shop.contract.Fold;
import shop.contract.ResourceKind;
import shop.householdlimit.LimitRuleEvent;
import shop.householdlimit.LimitRuleEvent.LimitRuleRemoved;
import shop.householdlimit.LimitRuleEvent.LimitRuleSet;

/** Tells what happens to the rules of products. */
@Component
final class LimitRuleFold implements Fold<LimitRuleEvent, LimitRuleResource> {

  @Override
  public ResourceKind<LimitRuleResource> kind() {
    return LimitRuleResource.KIND;
  }

  @Override
  public List<Class<? extends LimitRuleEvent>> events() {
    return List.of(LimitRuleEvent.class);
  }

  @Override
  public Optional<String> subject(LimitRuleEvent event) {
    return Optional.of(event.product().value());
  }

  @Override
  public String type(LimitRuleEvent event) {
    return kind()
        .types()
        .name(
            switch (event) {
              case LimitRuleSet _ -> LimitRuleChange.SET;
              case LimitRuleRemoved _ -> LimitRuleChange.REMOVED;
            });
  }

  @Override
  public LimitRuleResource next(
      @Nullable LimitRuleResource before, LimitRuleEvent event, Instant time) {
    return switch (event) {
      case LimitRuleSet set -> LimitRuleResource.set(set, since(before, time), time);
      case LimitRuleRemoved _ ->
          Objects.requireNonNull(before, "only a rule that was set is removed").removed(time);
    };
  }

  /** A rule that was removed and is set again is a new one. */
  private static Instant since(@Nullable LimitRuleResource before, Instant time) {
    return before != null && before.inForce() ? before.createTime() : time;
  }
}
