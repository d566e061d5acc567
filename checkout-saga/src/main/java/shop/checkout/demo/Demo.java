package shop.checkout.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import shop.checkout.shell.Options;

/** Plays the story on the terminal: {@code ./run demo}. */
public final class Demo {

  private static final int AS_TOLD = 0;
  private static final int DIFFERENT = 1;
  private static final int NOT_UNDERSTOOD = 2;

  private final PrintStream out;

  Demo(PrintStream out) {
    this.out = out;
  }

  /** Ends with 0 when the story came out as told, 1 when it did not, 2 when it was not begun. */
  public static void main(String[] arguments) throws IOException {
    System.exit(new Demo(System.out).run(arguments));
  }

  /**
   * Plays against the service that was named; otherwise against the one that runs where one usually
   * does, and where none does, against a fresh one.
   */
  int run(String... arguments) throws IOException {
    var options = Options.of(arguments);
    if (!options.areOnly(Options.URL)) {
      out.println("./run demo [--url=http://host:port]");
      return NOT_UNDERSTOOD;
    }
    if (options.value(Options.URL).isPresent() || Client.answers(options.service())) {
      return play(options.service());
    }
    out.printf("No service answers at %s. Starting one for the story ...%n", options.service());
    try (var fresh = FreshService.start()) {
      return play(fresh.url());
    }
  }

  int play(URI url) {
    out.printf("The story is played at %s%n", url);
    try (var stage = new Stage(url, out)) {
      new Story(stage).play();
      out.printf("%nThe story came out as told.%n");
      return AS_TOLD;
    } catch (Differs e) {
      out.printf("%nThe story came out differently: %s%n", e.getMessage());
      return DIFFERENT;
    }
  }
}
