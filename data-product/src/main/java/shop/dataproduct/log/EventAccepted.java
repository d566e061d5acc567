package shop.dataproduct.log;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import shop.contract.Subject;

/**
 * The inside event that another producer's event was taken into the house. It carries all that is
 * told of it; only its position and its sequence are given by the publisher.
 *
 * @param id CloudEvents id, unique within the source
 * @param time in microseconds, as the log keeps it
 * @param data the resource as JSON, in one line
 */
public record EventAccepted(
    Subject subject,
    String id,
    String type,
    Instant time,
    String data,
    @Nullable String correlationId,
    @Nullable String causationId,
    @Nullable String traceparent) {

  /**
   * The stream of the event store in which it is the one event. It is made of what names the event
   * in the world, so that the store refuses a second one of this name by itself. A digest, because
   * a name can be longer than the store's column.
   */
  public String stream() {
    // A source has no line break in it.
    var name = subject.source() + "\n" + id;
    return "accepted:" + HexFormat.of().formatHex(sha256(name.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
