package shop.checkout.shell;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The options of a command that speaks to a running service, {@code --name=value}. */
public record Options(List<String> all) {

  /** Names the service. */
  public static final Pattern URL = Pattern.compile("--url=(https?://[\\w.:\\[\\]-]+)/?");

  /** Where a service is that nobody has named. */
  private static final URI USUAL = URI.create("http://127.0.0.1:8080");

  public static Options of(String... arguments) {
    return new Options(List.of(arguments));
  }

  /** Whether every option is one of these. */
  public boolean areOnly(Pattern... known) {
    return all.stream()
        .allMatch(
            option -> Stream.of(known).anyMatch(pattern -> pattern.matcher(option).matches()));
  }

  /** The value of an option, which is the first group of its pattern. */
  public Optional<String> value(Pattern option) {
    return all.stream()
        .map(option::matcher)
        .filter(matcher -> matcher.matches())
        .map(matcher -> matcher.group(1))
        .findFirst();
  }

  /** The service that is named, or the one where one usually is. */
  public URI service() {
    return value(URL).map(URI::create).orElse(USUAL);
  }

  /**
   * Says why something was not done.
   *
   * @param what was not done, as a sentence without its end
   */
  public String excuse(String what, Exception why) {
    return why instanceof ConnectException || why instanceof HttpConnectTimeoutException
        ? "No service answers at %s.".formatted(service())
        : "%s: %s".formatted(what, why);
  }
}
