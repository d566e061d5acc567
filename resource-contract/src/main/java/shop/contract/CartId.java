package shop.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import shop.contract.schema.Personal;

/** Identifies a cart. */
@Personal(Personal.Data.LINKED)
public record CartId(@JsonValue String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CartId {
    IdSyntax.require(value);
  }

  /** An identifier for a cart whose client did not choose one. */
  public static CartId random() {
    return new CartId(UUID.randomUUID().toString());
  }

  /** The checkout that the cart's n-th submission starts, counted from 1: {@code 101-1}. */
  public CheckoutId checkout(int n) {
    return new CheckoutId(value + "-" + n);
  }

  @Override
  public String toString() {
    return value;
  }
}
