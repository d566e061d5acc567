package shop.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a child is launched: a shell lowers what the operating system grants, then becomes the child.
 *
 * <p>{@code ulimit -d} (RLIMIT_DATA) counts, since Linux 4.7, every private writable page that a
 * process maps, and not what it merely reserves, as {@code -v} would; an allocation beyond it fails
 * and is told as such. It needs neither root nor a cgroup. Where the kernel does not count so, as
 * on macOS, only the database's own limit holds.
 */
final class Launch {

  /** Less than the service, by a factor of ten when both want the processor. */
  private static final String NICE = "10";

  private static final String LOWERED =
      "ulimit -c 0 && ulimit -d \"$0\" && exec nice -n " + NICE + " \"$@\"";

  /** A small virtual machine: the statement shall have the memory, and one processor is enough. */
  private static final List<String> JAVA =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "--enable-native-access=ALL-UNNAMED",
          "-Xmx96m",
          "-Xss2m",
          "-XX:+UseSerialGC",
          "-XX:ActiveProcessorCount=1",
          "-XX:TieredStopAtLevel=1",
          "-XX:ReservedCodeCacheSize=16m",
          "-XX:CompressedClassSpaceSize=16m",
          "-XX:MaxMetaspaceSize=64m",
          "-XX:-UsePerfData",
          "-XX:+ExitOnOutOfMemoryError",
          "-Duser.timezone=UTC",
          "-Djava.io.tmpdir=.");

  private static final int KIB = 1024;

  private Launch() {}

  /**
   * The command of a child.
   *
   * @param main its main class, which is told how much memory its database may take, and how many
   *     rows and bytes a result may have
   */
  static List<String> of(Class<?> main, Limits limits) {
    return Stream.of(
            Stream.of("/bin/sh", "-c", LOWERED, Long.toString(limits.memory() / KIB)),
            JAVA.stream(),
            Stream.of("-cp", classPath(main), main.getName()),
            Stream.of(limits.memory() / 2, limits.rows(), limits.bytes()).map(String::valueOf))
        .flatMap(part -> part)
        .toList();
  }

  private static String classPath(Class<?> main) {
    return Stream.of(
            main,
            Launch.class,
            DuckDBDriver.class,
            JsonMapper.class,
            JsonFactory.class,
            JsonInclude.class)
        .map(Launch::origin)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The directory or the archive that a class was loaded from. */
  private static String origin(Class<?> type) {
    var location = type.getProtectionDomain().getCodeSource().getLocation();
    try {
      return Path.of(location.toURI()).toString();
    } catch (URISyntaxException | RuntimeException e) {
      throw new IllegalStateException(
          "a child cannot load classes from %s; extract the archive (java -Djarmode=tools -jar … extract)"
              .formatted(location),
          e);
    }
  }
}
