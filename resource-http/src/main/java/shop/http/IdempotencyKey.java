package shop.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import shop.contract.ResourceJson;

/**
 * The client's name for one POST (header {@code Idempotency-Key}, IETF draft
 * idempotency-key-header), and a fingerprint of what it asked for under that name.
 */
record IdempotencyKey(String key, String fingerprint) {

  private static final String SYNTAX = "[\\x21-\\x7e]{1,255}";

  /**
   * The key of a request.
   *
   * @param header the header as it came; absent when the client did not name the request
   * @param target what is posted to, such as {@code carts/101/items}
   * @param body the body as it was understood
   * @throws Problem INVALID_PARAMETER when the header is not 1 to 255 visible ASCII characters
   */
  static @Nullable IdempotencyKey of(@Nullable String header, String target, Object body) {
    if (header == null) {
      return null;
    }
    if (!header.matches(SYNTAX)) {
      throw Problem.parameter(
          Headers.IDEMPOTENCY_KEY,
          Fault.WRONG_SYNTAX,
          "has to be 1 to 255 visible ASCII characters");
    }
    return new IdempotencyKey(header, fingerprint(target + "\n" + ResourceJson.write(body)));
  }

  private static String fingerprint(String request) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(request.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
