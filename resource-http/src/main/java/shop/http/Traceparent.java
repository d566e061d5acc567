package shop.http;

import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The W3C trace context within which a request is handled (Trace Context, section 3.2). */
final class Traceparent {

  /** Its name as a header, in the logging context and in the metadata of messages. */
  static final String NAME = "traceparent";

  private static final String IDS = "(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}";

  /** Later versions may append fields, which a reader of version 00 leaves alone. */
  private static final Pattern VALID =
      Pattern.compile("00-" + IDS + "|(?!00|ff)[0-9a-f]{2}-" + IDS + "(-.*)?");

  private static final int LENGTH = 55;

  private Traceparent() {}

  /**
   * The trace context that a request brings, or a new one when it brings none that is valid.
   *
   * @param headers the values of the request's {@code traceparent} headers
   */
  static String of(List<String> headers) {
    return headers.size() == 1 && VALID.matcher(headers.getFirst()).matches()
        ? "00" + headers.getFirst().substring(2, LENGTH)
        : random();
  }

  /** Not sampled: nobody has recorded the beginning of this trace. */
  private static String random() {
    return "00-" + hex(16) + "-" + hex(8) + "-00";
  }

  private static String hex(int bytes) {
    var id = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(id);
    id[0] |= 1; // an id of nothing but zeros is invalid
    return HexFormat.of().formatHex(id);
  }
}
