package shop.dataproduct.masking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

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

  /** Each has one place here, and gives way to the next that has the same. */
  private final @Nullable Pseudonym[] known = new Pseudonym[REMEMBERED];

  private record Pseudonym(String attribute, String value, String text) {

    boolean isOf(String attribute, String value) {
      return this.value.equals(value) && this.attribute.equals(attribute);
    }
  }

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
    int place = Math.floorMod(31 * attribute.hashCode() + value.hashCode(), REMEMBERED);
    var pseudonym = known[place];
    if (pseudonym == null || !pseudonym.isOf(attribute, value)) {
      pseudonym = new Pseudonym(attribute, value, make(attribute, value));
      known[place] = pseudonym;
    }
    return pseudonym.text();
  }

  /** Tells two keys apart without telling them. */
  public String fingerprint() {
    return make("", "");
  }

  private String make(String attribute, String value) {
    var text = attribute + ":" + value;
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
