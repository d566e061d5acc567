package shop.checkout.demo.devices;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import shop.checkout.demo.FreshService;

/** Plays a week of device monitoring in two variants: {@code ./run demo devices}. */
public final class DeviceDemo {

  private static final int ALIKE = 0;
  private static final int DIFFERENT = 1;
  private static final int NOT_UNDERSTOOD = 2;

  private static final Pattern OPTION =
      Pattern.compile("--(signals|devices|seed)=([1-9][0-9]{0,8})");

  private static final Map<String, Integer> USUAL =
      Map.of("signals", 1_000_000, "devices", 1_000, "seed", 1);

  private final PrintStream out;
  private final Variant embedded;
  private final Variant apart;

  DeviceDemo(PrintStream out) {
    this(out, new ModelInEveryEvent(), new ModelOfItsOwn());
  }

  /** With variants that may be wrong. */
  DeviceDemo(PrintStream out, Variant embedded, Variant apart) {
    this.out = out;
    this.embedded = embedded;
    this.apart = apart;
  }

  /** Ends with 0 when all answers are as they should be, 1 when not, 2 when it was not begun. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    System.exit(new DeviceDemo(System.out).run(arguments));
  }

  int run(String... arguments) throws IOException, InterruptedException, SQLException {
    var week = week(arguments);
    if (week.isEmpty()) {
      out.println("./run demo devices [--signals=N] [--devices=N] [--seed=N]");
      return NOT_UNDERSTOOD;
    }
    return play(week.get());
  }

  private static Optional<Week> week(String... arguments) {
    var numbers = new LinkedHashMap<>(USUAL);
    for (var argument : arguments) {
      var option = OPTION.matcher(argument);
      if (!option.matches()) {
        return Optional.empty();
      }
      numbers.put(option.group(1), Integer.valueOf(option.group(2)));
    }
    return Optional.of(
        new Week(
            numbers.getOrDefault("signals", 0),
            numbers.getOrDefault("devices", 0),
            numbers.getOrDefault("seed", 0)));
  }

  private int play(Week week) throws IOException, InterruptedException, SQLException {
    out.printf(
        "%d signals of %d devices, seed %d, on a fresh service.%n",
        week.signals(), week.devices(), week.seed());
    try (var service = FreshService.start("--shop.catalogue.seed=false");
        var producer = new Producer(service.url());
        var analyst = new Analyst(service)) {
      var a = new Monitoring(week, embedded, producer, analyst);
      var b = new Monitoring(week, apart, producer, analyst);
      var ledger = new Ledger();
      a.tell(ledger);
      b.tell(ledger);
      var answers = a.ask(ledger);
      boolean alike = isSame(answers, b.ask(ledger), "B answers as A does");
      analyst.beginAnew();
      boolean repeated = isSame(answers, a.ask(new Ledger()), "made anew, A answers as before");
      boolean repeatedApart = isSame(answers, b.ask(new Ledger()), "made anew, B answers as A did");
      ledger.print(out);
      return alike && repeated && repeatedApart ? ALIKE : DIFFERENT;
    }
  }

  private boolean isSame(
      Map<Judgement, Question.Answer> one, Map<Judgement, Question.Answer> other, String claim) {
    out.printf("%n%s: %s%n", claim, one.equals(other) ? "yes, row by row" : "NO");
    other.forEach((judgement, answer) ->
        out.printf(
            "  %-18s %7d of %7d hours too hot, SHA-256 %.16s...%s%n",
            judgement.words(),
            answer.tooHot(),
            answer.hours(),
            answer.hash(),
            answer.equals(one.get(judgement)) ? "" : " (differs)"));
    return one.equals(other);
  }
}
