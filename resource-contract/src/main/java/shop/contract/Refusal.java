package shop.contract;

import org.jspecify.annotations.Nullable;
import shop.contract.schema.Description;
import shop.contract.schema.ForAnalysts;
import shop.contract.schema.Personal;

/** Why one line of a submission could not be had, in words a machine understands. */
@Description("Why a line could not be had.")
@Personal(Personal.Data.LINKED)
public record Refusal(
    @Description("The rule that refused.") Reason reason,
    @Description("What was refused; absent when that concerns no single product.")
        @Nullable ProductId product,
    @Description(value = "How many were asked for.", unit = "pieces") @Nullable Integer requested,
    @Description(value = "How many could have been had at that moment.", unit = "pieces")
        @Nullable Integer available,
    // Hidden, because it leads around the pseudonyms to an event that names the household.
    @Description("The CloudEvents id of the fact by which it was refused, where there is one.")
        @Personal(Personal.Data.LINKED)
        @ForAnalysts(ForAnalysts.Shown.HIDDEN)
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
