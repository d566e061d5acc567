package shop.checkout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import shop.checkout.CheckoutService;

/** The service in a process of its own, which can be killed. */
final class ChildService implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final Shop shop;

  private ChildService(Process process, Shop shop) {
    this.process = process;
    this.shop = shop;
  }

  /** Begins to start it; {@link #ready} waits until it answers. */
  static ChildService launch(Database database, String... properties) {
    var port = freePort();
    try {
      Files.createDirectories(database.directory());
      var process =
          new ProcessBuilder(command(database, port, properties))
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(
                      database.directory().resolve("service.log").toFile()));
      // As a variable, because a class path can be longer than a command line may be.
      process.environment().put("CLASSPATH", System.getProperty("java.class.path"));
      return new ChildService(process.start(), Shop.offHand(port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(Database database, String port, String... properties) {
    return Stream.concat(
            Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                CheckoutService.class.getName()),
            Stream.of(Service.arguments(database, port, properties)))
        .toList();
  }

  /** A port that was free a moment ago. */
  private static String freePort() {
    try (var socket = new ServerSocket(0)) {
      return Integer.toString(socket.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it answers. */
  ChildService ready() {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .failFast("it did not start", () -> !process.isAlive())
        .until(() -> shop.get("/events?limit=1").status() == 200);
    return this;
  }

  Shop shop() {
    return shop;
  }

  /** Waits until it has ended by itself, and returns its exit status. */
  int end() {
    await().atMost(PATIENCE).until(() -> !process.isAlive());
    return process.exitValue();
  }

  /** Makes it hang, in the middle of whatever it does, until it {@linkplain #wakeUp wakes up}. */
  void hang() {
    signal("STOP");
  }

  void wakeUp() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()));
      assertThat(kill.inheritIO().start().waitFor()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("stopped", e);
    }
  }

  /** Ends it as a power cut would: it learns nothing of its end (SIGKILL). */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
