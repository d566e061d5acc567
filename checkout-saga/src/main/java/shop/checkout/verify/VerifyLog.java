package shop.checkout.verify;

import java.io.IOException;
import java.io.PrintStream;
import shop.checkout.shell.Options;

/** Checks the log of a running service: {@code ./run verify-log}. */
public final class VerifyLog {

  private static final int AS_PROMISED = 0;
  private static final int DIFFERENT = 1;
  private static final int NOT_CHECKED = 2;

  private final PrintStream out;

  public VerifyLog(PrintStream out) {
    this.out = out;
  }

  /** Ends with 0 when the log keeps its promises, 1 when not, 2 when it could not be read. */
  public static void main(String[] arguments) {
    System.exit(new VerifyLog(System.out).run(arguments));
  }

  /** Checks the log of the service that was named, or of the one where one usually is. */
  public int run(String... arguments) {
    var options = Options.of(arguments);
    if (!options.areOnly(Options.URL)) {
      out.println("./run verify-log [--url=http://host:port]");
      return NOT_CHECKED;
    }
    try (var service = new Outside(options.service())) {
      var walk = new Walk(service, out::println);
      walk.toTheEnd();
      out.printf("%d events, %d mismatches%n", walk.events(), walk.mismatches());
      return walk.mismatches() == 0 ? AS_PROMISED : DIFFERENT;
    } catch (IOException e) {
      out.println(options.excuse("The log cannot be read", e));
      return NOT_CHECKED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return NOT_CHECKED;
    }
  }
}
