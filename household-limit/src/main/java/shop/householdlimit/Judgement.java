package shop.householdlimit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import shop.contract.Line;
import shop.householdlimit.HouseholdLimitEvent.Entry;
import shop.householdlimit.HouseholdLimitEvent.Excess;
import shop.householdlimit.LimitRules.Rule;

/**
 * Which lines fit beside what a household has used and reserved, and which do not. Lines of a
 * product without a rule are neither.
 */
record Judgement(List<Entry> entries, List<Excess> excesses) {

  /** Judges every line, so that a "no" names all that do not fit. */
  static Judgement of(List<Line> lines, LimitRules rules, CountedEntries counted, Instant now) {
    var entries = new ArrayList<Entry>();
    var excesses = new ArrayList<Excess>();
    for (var line : lines) {
      rules
          .ruleFor(line.product())
          .ifPresent(rule -> {
            var excess = excess(line, rule, counted, now);
            if (line.quantity() > excess.available()) {
              excesses.add(excess);
            } else {
              entries.add(entry(line, rule, counted, now));
            }
          });
    }
    return new Judgement(List.copyOf(entries), List.copyOf(excesses));
  }

  private static Excess excess(Line line, Rule rule, CountedEntries counted, Instant now) {
    return new Excess(
        line.product(),
        line.quantity(),
        rule.limit(),
        counted.used(line.product(), now),
        counted.reserved(line.product()));
  }

  private static Entry entry(Line line, Rule rule, CountedEntries counted, Instant now) {
    return new Entry(
        line.product(),
        line.quantity(),
        rule.limit(),
        counted.until(line.product(), rule.window().length(), now));
  }
}
