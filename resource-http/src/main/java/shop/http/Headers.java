package shop.http;

/** Names of request headers that Spring has no constant for. */
public final class Headers {

  /** IETF draft idempotency-key-header. */
  public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  /** RFC 7240. */
  public static final String PREFER = "Prefer";

  /** RFC 7240. */
  public static final String PREFERENCE_APPLIED = "Preference-Applied";

  private Headers() {}
}
