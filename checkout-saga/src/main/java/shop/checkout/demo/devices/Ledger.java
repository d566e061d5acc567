package shop.checkout.demo.devices;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the variants cost, side by side: a row for what is noted, a cell for each variant. */
final class Ledger {

  private final Map<String, List<String>> rows = new LinkedHashMap<>();

  /** Notes what it cost to tell something. */
  void told(String what, Cost cost) {
    note(what + ": events", "%,d", cost.events());
    note(what + ": bytes", "%,d", cost.bytes());
    note(what + ": CPU seconds", "%.1f", seconds(cost.processor()));
  }

  /** Notes what it cost to ask. */
  void asked(Judgement judgement, Duration processor) {
    note("asked by " + judgement.words() + ": CPU seconds", "%.1f", seconds(processor));
  }

  private void note(String what, String format, Object value) {
    rows.computeIfAbsent(what, _ -> new ArrayList<>())
        .add(String.format(Locale.ENGLISH, format, value));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  /** Writes a table in Markdown. */
  void print(PrintStream out) {
    out.printf("| | A | B |%n|---|---:|---:|%n");
    rows.forEach((what, cells) -> out.printf("| %s | %s |%n", what, String.join(" | ", cells)));
  }
}
