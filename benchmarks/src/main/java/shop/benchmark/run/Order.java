package shop.benchmark.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param rounds how often every engine runs; the table shows medians
 * @param results where table and chart go
 */
record Order(Set<Contestant> contestants, int warmUp, int measured, int rounds, Path results) {

  static final String USAGE =
      """
      ./run bench [--rounds=3] [--warm-up=1000] [--checkouts=5000] [--results=DIRECTORY]
                  [--engines=ours,ours_http,plain,outbox,axon,dbos]
      """;

  static Order parse(Path home, String... arguments) {
    var order =
        new Order(
            EnumSet.allOf(Contestant.class), 1000, 5000, 3, home.resolve("benchmarks/results"));
    for (var argument : arguments) {
      order = order.with(argument);
    }
    return order;
  }

  private Order with(String argument) {
    int equals = argument.indexOf('=');
    var value = argument.substring(equals + 1);
    return switch (argument.substring(0, Math.max(0, equals))) {
      case "--engines" -> new Order(named(value), warmUp, measured, rounds, results);
      case "--warm-up" ->
          new Order(contestants, Integer.parseInt(value), measured, rounds, results);
      case "--checkouts" ->
          new Order(contestants, warmUp, Integer.parseInt(value), rounds, results);
      case "--rounds" -> new Order(contestants, warmUp, measured, Integer.parseInt(value), results);
      case "--results" -> new Order(contestants, warmUp, measured, rounds, Path.of(value));
      default -> throw new IllegalArgumentException(argument + " is not known\n" + USAGE);
    };
  }

  private static Set<Contestant> named(String names) {
    var contestants = EnumSet.noneOf(Contestant.class);
    Arrays.stream(names.split(",", -1))
        .map(name -> Contestant.valueOf(name.toUpperCase(Locale.ROOT)))
        .forEach(contestants::add);
    return contestants;
  }
}
