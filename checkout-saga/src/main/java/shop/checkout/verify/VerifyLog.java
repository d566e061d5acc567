package shop.checkout.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.regex.Pattern;

/** Checks the log of a running service: {@code ./run verify-log}. */
public final class VerifyLog {

  private static final URI USUAL = URI.create("http://127.0.0.1:8080");
  private static final Pattern NAMED = Pattern.compile("--url=(https?://[\\w.:\\[\\]-]+)/?");

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
    var named = NAMED.matcher(arguments.length == 1 ? arguments[0] : "");
    if (arguments.length > 0 && !named.matches()) {
      out.println("./run verify-log [--url=http://host:port]");
      return NOT_CHECKED;
    }
    return check(arguments.length == 0 ? USUAL : URI.create(named.group(1)));
  }

  private int check(URI url) {
    try (var service = new Outside(url)) {
      var walk = new Walk(service, out::println);
      walk.toTheEnd();
      out.printf("%d events, %d mismatches%n", walk.events(), walk.mismatches());
      return walk.mismatches() == 0 ? AS_PROMISED : DIFFERENT;
    } catch (IOException e) {
      out.printf("The log at %s cannot be read: %s%n", url, e);
      return NOT_CHECKED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return NOT_CHECKED;
    }
  }
}
