package shop.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import shop.contract.schema.Personal;

/** Identifies one submission of a cart; derived from the cart by {@link CartId#checkout(int)}. */
@Personal(Personal.Data.LINKED)
public record CheckoutId(@JsonValue String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CheckoutId {}

  /** The name under which this checkout reserves: contexts that reserve do not know checkouts. */
  public ReservationId reservation() {
    return new ReservationId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
