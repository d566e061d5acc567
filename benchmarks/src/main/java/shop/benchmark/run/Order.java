package shop.benchmark.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the command line asks for.
 *
 * @param rounds how often every engine runs; the table shows medians
 * @param results where table and chart go
 * @param add whether the runs count that are noted there already
 * @param growth the sizes of the growth run, which is the only one then; else none
 */
record Order(
    Set<Contestant> contestants,
    Set<Kind> kinds,
    int warmUp,
    int measured,
    int rounds,
    Path results,
    boolean add,
    List<Integer> growth) {

  static final String USAGE =
      """
      ./run bench [--rounds=3] [--warm-up=1000] [--checkouts=5000]
                  [--engines=ours,ours_analytics,ours_http,plain,outbox,axon,pekko,seata,dbos]
                  [--kinds=uniform,hot_product,half_load] [--results=DIRECTORY] [--add=true]
      ./run bench --growth=10000,100000,1000000 [--warm-up=1000] [--checkouts=5000]
      """;

  static Order parse(Path home, String... arguments) {
    var options =
        new HashMap<>(
            Map.of(
                "--engines", names(Contestant.values()),
                "--kinds", names(Kind.values()),
                "--warm-up", "1000",
                "--checkouts", "5000",
                "--rounds", "3",
                "--results", home.resolve("benchmarks/results").toString(),
                "--add", "false",
                "--growth", ""));
    for (var argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 0
          || options.replace(argument.substring(0, equals), argument.substring(equals + 1))
              == null) {
        throw new IllegalArgumentException(argument + " is not known\n" + USAGE);
      }
    }
    return new Order(
        named(Contestant.class, options.getOrDefault("--engines", "")),
        named(Kind.class, options.getOrDefault("--kinds", "")),
        Integer.parseInt(options.getOrDefault("--warm-up", "")),
        Integer.parseInt(options.getOrDefault("--checkouts", "")),
        Integer.parseInt(options.getOrDefault("--rounds", "")),
        Path.of(options.getOrDefault("--results", "")),
        Boolean.parseBoolean(options.getOrDefault("--add", "")),
        list(options.getOrDefault("--growth", "")).stream().map(Integer::valueOf).toList());
  }

  private static String names(Enum<?>[] values) {
    return String.join(",", Arrays.stream(values).map(Enum::name).toList());
  }

  /** In the order in which they are declared. */
  private static <E extends Enum<E>> Set<E> named(Class<E> type, String names) {
    var values = new TreeSet<E>();
    list(names).forEach(name -> values.add(Enum.valueOf(type, name.toUpperCase(Locale.ROOT))));
    return values;
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
  }
}
