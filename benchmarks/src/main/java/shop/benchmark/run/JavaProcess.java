package shop.benchmark.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A Java process with this one's class path, run as {@code ./run} runs the service. */
final class JavaProcess {

  private JavaProcess() {}

  /**
   * Runs a main method to its end.
   *
   * @return the first line of its output that is wanted; an empty one when there is none
   * @throws IOException when it ends otherwise than well, with what it has said
   */
  static String run(Class<?> main, List<String> arguments, Predicate<String> wanted)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + Path.of(System.getProperty("shop.home", "."), "jvm.options"));
    command.add(main.getName());
    command.addAll(arguments);
    var log = Files.createTempFile("bench-", ".log");
    var builder = new ProcessBuilder(command).redirectError(log.toFile());
    // As a variable, because a class path can be longer than a command line may be.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    var process = builder.start();
    try (Stream<String> lines = process.inputReader().lines()) {
      var found = lines.filter(wanted).toList();
      int code = process.waitFor();
      if (code != 0) {
        throw new IOException(
            "%s %s ended with %d: %s".formatted(main, arguments, code, Files.readString(log)));
      }
      Files.delete(log);
      return found.isEmpty() ? "" : found.getFirst();
    }
  }
}
