package shop.contract;

import org.jspecify.annotations.Nullable;

/**
 * Why one line of a submission could not be had, in words a machine understands.
 *
 * @param product the product refused; absent when the refusal concerns no single product
 * @param requested pieces asked for
 * @param available pieces that could have been had at that moment
 * @param event the CloudEvents id of the fact by which it was refused, where there is one
 */
public record Refusal(
    Reason reason,
    @Nullable ProductId product,
    @Nullable Integer requested,
    @Nullable Integer available,
    @Nullable String event) {

  public Refusal(Reason reason, ProductId product, int requested, int available) {
    this(reason, product, requested, available, null);
  }

  /** The rule that refused. The names are part of the public contract. */
  public enum Reason {
    HOUSEHOLD_LIMIT_EXCEEDED,
    OUT_OF_STOCK,
    EXPIRED
  }

  /** Nobody refused, the submission just did not end in time. */
  public static Refusal expired() {
    return new Refusal(Reason.EXPIRED, null, null, null, null);
  }

  /** The same refusal, with the fact by which it was refused. */
  public Refusal by(String event) {
    return new Refusal(reason, product, requested, available, event);
  }
}
