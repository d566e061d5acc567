package shop.dataproduct.masking;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Other texts in the place of identifiers: the same for the same identifier, from which nobody can
 * tell it who has not the key (HMAC-SHA256, RFC 2104, cut to 96 bits: of a billion identifiers no
 * two are expected to share one).
 */
public final class Pseudonyms {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 12;
  private static final int REMEMBERED = 100_000;

  private final SecretKeySpec key;
  private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::mac);

  /** Tidied up by whoever asks, not by other threads that would be woken again and again. */
  private final Cache<Named, String> known =
      Caffeine.newBuilder().maximumSize(REMEMBERED).executor(Runnable::run).build();

  private record Named(String attribute, String value) {}

  public Pseudonyms(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * The pseudonym of an identifier.
   *
   * @param attribute what it identifies; a customer and a household of the same name have different
   *     pseudonyms
   */
  public String of(String attribute, String value) {
    return known.get(new Named(attribute, value), this::make);
  }

  /** Tells two keys apart without telling them. */
  public String fingerprint() {
    return make(new Named("", ""));
  }

  private String make(Named named) {
    var text = named.attribute() + ":" + named.value();
    return "~"
        + HexFormat.of().formatHex(Arrays.copyOf(macs.get().doFinal(text.getBytes(UTF_8)), BYTES));
  }

  private Mac mac() {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
