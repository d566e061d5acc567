package shop.checkout.verify;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/**
 * A page of the log.
 *
 * @param end the position up to which the page is complete
 * @param next where to go on
 * @param full whether there may be more now
 */
record LogPage(List<ToldEvent> events, long end, String next, boolean full) {

  private static final Pattern LINK =
      Pattern.compile("<(?<path>[^>]*[?&]after=(?<after>\\d+)[^>]*)>; rel=\"(?<rel>\\w+)\"");

  /**
   * Reads a page.
   *
   * @throws IOException when the answer is none
   */
  static LogPage of(HttpResponse<byte[]> answer) throws IOException {
    var link = LINK.matcher(answer.headers().firstValue("Link").orElse(""));
    if (answer.statusCode() != 200 || !link.matches()) {
      throw new IOException("%s answers %d".formatted(answer.uri(), answer.statusCode()));
    }
    try {
      return new LogPage(
          ToldEvent.all(answer.body()),
          Long.parseLong(link.group("after")),
          link.group("path"),
          link.group("rel").equals("next"));
    } catch (JacksonException e) {
      throw new IOException(answer.uri() + " is no batch of events", e);
    }
  }
}
