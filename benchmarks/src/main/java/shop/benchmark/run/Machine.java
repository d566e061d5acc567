package shop.benchmark.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Describes where the figures come from. */
public final class Machine {

  private Machine() {}

  public static String describe() throws IOException {
    return "%d cores (%s), %s %s, Java %s; load before the first run: %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            processor(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            Runtime.version(),
            load());
  }

  /** How many processes ran or waited in the last minute: above 0 somebody else was there. */
  private static String load() throws IOException {
    var text = Files.readString(Path.of("/proc/loadavg"));
    return text.substring(0, text.indexOf(' '));
  }

  private static String processor() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }
}
