package shop.checkout.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Measures what every policy costs and lets through: {@code ./run storm}. */
public final class Storm {

  /** Household limit and stock. */
  private record Choice(String limit, String stock) {}

  private static final List<Choice> CHOICES =
      List.of(
          new Choice("integral", "integral"),
          new Choice("delegated", "integral"),
          new Choice("integral", "side-effect"),
          new Choice("side-effect", "integral"),
          new Choice("side-effect", "side-effect"));

  private final PrintStream out;

  Storm(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException {
    new Storm(System.out).measure();
    System.exit(0);
  }

  private void measure() throws IOException {
    out.printf(
        "%d carts of one household, which can buy %d pieces, submitted at the same moment.%nA fresh"
            + " service on the embedded database for every policy; the second storm counts.%n%n",
        Household.CARTS, Household.LIMIT);
    out.println("| limit | stock | accepted, p50 | p99 | all ended after | sold | excess |");
    out.println("|---|---|---|---|---|---|---|");
    for (var choice : CHOICES) {
      var outcome = measure(choice);
      out.printf(
          "| %s | %s | %d ms | %d ms | %d ms | %d | %d |%n",
          choice.limit(),
          choice.stock(),
          outcome.percentile(50),
          outcome.percentile(99),
          outcome.ended().toMillis(),
          outcome.sold(),
          outcome.excess());
    }
  }

  private static Household.Outcome measure(Choice choice) throws IOException {
    try (var service =
            FreshService.start(
                "--shop.policy.household-limit=" + choice.limit(),
                "--shop.policy.stock=" + choice.stock());
        var client = new Client(service.url(), Trace.begin())) {
      new Household(client, "warm-up").storm();
      return new Household(client, "measured").storm();
    }
  }
}
