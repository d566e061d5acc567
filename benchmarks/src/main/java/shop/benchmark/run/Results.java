package shop.benchmark.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** What all runs showed. */
final class Results {

  private record Key(Kind kind, Contestant contestant) {}

  private final Map<Key, List<Seen>> seen = new LinkedHashMap<>();

  /** What was noted in a file; nothing when there is none. */
  static Results read(Path file) throws IOException {
    var results = new Results();
    if (Files.exists(file)) {
      for (var line : Files.readAllLines(file)) {
        var field = line.split(" ", 3);
        results.add(Kind.valueOf(field[0]), Contestant.valueOf(field[1]), Seen.parse(field[2]));
      }
    }
    return results;
  }

  /** Notes every run, so that others can be added to them another time. */
  void write(Path file) throws IOException {
    var lines = new ArrayList<String>();
    seen.forEach((key, runs) ->
        runs.forEach(run -> lines.add(key.kind() + " " + key.contestant() + " " + run.line())));
    Files.write(file, lines);
  }

  void add(Kind kind, Contestant contestant, Seen run) {
    seen.computeIfAbsent(new Key(kind, contestant), _ -> new ArrayList<>()).add(run);
  }

  /** How often the engines ran in this way, at most. */
  int rounds(Kind kind) {
    return seen.entrySet().stream()
        .filter(entry -> entry.getKey().kind() == kind)
        .mapToInt(entry -> entry.getValue().size())
        .max()
        .orElse(0);
  }

  /** Who ran in this way, in the order of the contestants. */
  Set<Contestant> contestants(Kind kind) {
    var contestants = new TreeSet<Contestant>(Comparator.naturalOrder());
    seen.keySet().stream()
        .filter(key -> key.kind() == kind)
        .map(Key::contestant)
        .forEach(contestants::add);
    return contestants;
  }

  /** The median of each figure for itself; nothing is right unless every run was. */
  Seen median(Kind kind, Contestant contestant) {
    var runs = seen.getOrDefault(new Key(kind, contestant), List.of());
    if (runs.isEmpty()) {
      throw new IllegalArgumentException(contestant + " had no run of kind " + kind);
    }
    return new Seen(
        median(runs, Seen::rate),
        median(runs, Seen::cpu),
        median(runs, Seen::commits),
        median(runs, Seen::acceptedP50),
        median(runs, Seen::acceptedP99),
        median(runs, Seen::endedP50),
        median(runs, Seen::endedP99),
        runs.stream().mapToInt(Seen::stuck).max().orElseThrow(),
        runs.stream().allMatch(Seen::right));
  }

  private static double median(List<Seen> runs, ToDoubleFunction<Seen> figure) {
    var sorted = runs.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
