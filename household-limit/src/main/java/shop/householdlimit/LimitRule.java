package shop.householdlimit;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import shop.contract.Answer;
import shop.householdlimit.LimitRuleCommand.RemoveLimitRule;
import shop.householdlimit.LimitRuleCommand.SetLimitRule;
import shop.householdlimit.LimitRuleEvent.LimitRuleRemoved;
import shop.householdlimit.LimitRuleEvent.LimitRuleSet;

/** The one rule that a product has or has not. */
@Aggregate
class LimitRule {

  @AggregateIdentifier @Nullable String stream;
  private @Nullable LimitRuleSet inForce;

  LimitRule() {}

  /** Answers with the product as what was made when there was no rule before. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Answer handle(SetLimitRule command) {
    var rule = new LimitRuleSet(command.product(), command.limit(), command.window());
    var made = inForce == null ? command.product().value() : null;
    if (!rule.equals(inForce)) {
      apply(rule);
    }
    return done(made);
  }

  @CommandHandler
  Answer handle(RemoveLimitRule command) {
    if (inForce == null) {
      return new Answer.Missing("household limit of product " + command.product());
    }
    apply(new LimitRuleRemoved(command.product()));
    return done(null);
  }

  /** Every event is one revision of the public rule, and Axon counts versions from 0. */
  private static Answer done(@Nullable String made) {
    return new Answer.Done(AggregateLifecycle.getVersion() + 1, made);
  }

  @EventSourcingHandler
  void on(LimitRuleSet event) {
    stream = LimitRuleCommand.stream(event.product());
    inForce = event;
  }

  @EventSourcingHandler
  void on(LimitRuleRemoved event) {
    inForce = null;
  }
}
