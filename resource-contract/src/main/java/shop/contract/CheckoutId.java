package shop.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identifies one submission of a cart; derived from the cart by {@link CartId#checkout(int)}. */
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
